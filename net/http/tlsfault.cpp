// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/tlsfault.h"

#include <algorithm>
#include <array>

namespace desk {

namespace {

struct Named
{
    QSslError::SslError error;
    const char *code;
};

/// In the order in which they decide: a wrong clock makes every certificate look early, a portal's has
/// another name and is often of its own making, too.
constexpr std::array named{
    Named{QSslError::CertificateRevoked, "tls_revoked"},
    Named{QSslError::CertificateBlacklisted, "tls_revoked"},
    Named{QSslError::CertificateNotYetValid, "tls_early"},
    Named{QSslError::CertificateExpired, "tls_expired"},
    Named{QSslError::HostNameMismatch, "tls_name"},
    Named{QSslError::SelfSignedCertificate, "tls_untrusted"},
    Named{QSslError::SelfSignedCertificateInChain, "tls_untrusted"},
    Named{QSslError::UnableToGetLocalIssuerCertificate, "tls_untrusted"},
    Named{QSslError::UnableToGetIssuerCertificate, "tls_untrusted"},
    Named{QSslError::UnableToVerifyFirstCertificate, "tls_untrusted"},
    Named{QSslError::CertificateUntrusted, "tls_untrusted"},
    Named{QSslError::InvalidCaCertificate, "tls_untrusted"},
};

} // namespace

QString tlsFaultOf(const QList<QSslError> &errors)
{
    const auto first = std::find_if(named.begin(), named.end(), [&errors](const Named &one) {
        return std::any_of(errors.begin(), errors.end(),
                           [&one](const QSslError &error) { return error.error() == one.error; });
    });
    return QString::fromLatin1(first == named.end() ? "tls" : first->code);
}

} // namespace desk
