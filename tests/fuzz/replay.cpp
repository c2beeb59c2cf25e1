// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// replay ROUNDS FOLDER…: every file of the folders, and each bent ROUNDS times, from a seed that is the
// file's own: the same on each machine, and the same when another file comes or goes. Needs no fuzzer, so it
// runs in every build.
#include "tests/fuzz/fuzz.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <csignal>

#if defined(__GNUC__)
// There only in a build with sanitizers.
extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));
#endif

namespace {

QByteArray current;

/// The last thing the program does, so nothing that asks for memory.
void keepCurrent()
{
    if (std::FILE *file = std::fopen("broken-input", "wb")) {
        std::fwrite(current.constData(), 1, std::size_t(current.size()), file);
        std::fclose(file);
        std::fputs("the bytes are in the file broken-input; see tests/fuzz/README.md\n", stderr);
    }
}

void keepAndEnd(int signal)
{
    keepCurrent();
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void listen()
{
#if defined(__GNUC__)
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(keepCurrent);
    else
        std::signal(SIGSEGV, keepAndEnd);
#endif
    std::signal(SIGABRT, keepAndEnd);
}

/// A few blows at random places, with what JSON, addresses and lengths are made of.
QByteArray bent(QByteArray text, QRandomGenerator &random)
{
    static const QByteArray spice(
        "{}[]\",:\\0123456789eE+-.ntfu &=?#%/@\r\n\x00\x01\x7f\x80\xc3\xa4\xed\xef\xbb\xbf\xff", 48);
    const int blows = 1 + random.bounded(4);
    for (int i = 0; i < blows; ++i) {
        const int at = random.bounded(int(text.size()) + 1);
        const char letter = spice[random.bounded(int(spice.size()))];
        switch (random.bounded(6)) {
        case 0:
            text.replace(at, 1, QByteArray(1, letter));
            break;
        case 1:
            text.insert(at, letter);
            break;
        case 2:
            text.remove(at, 1 + random.bounded(8));
            break;
        case 3:
            text.truncate(at);
            break;
        case 4:
            text.insert(at, QByteArray(random.bounded(300), letter));
            break;
        default:
            text.insert(at, text.mid(random.bounded(int(text.size()) + 1), random.bounded(40)));
            break;
        }
    }
    return text;
}

void run(const QByteArray &bytes)
{
    current = bytes;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(current.constData()),
                           std::size_t(current.size()));
}

/// False when it cannot be read.
bool replay(const QString &path, int rounds)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    run(bytes);
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    QRandomGenerator random(hash.left(4).toHex().toUInt(nullptr, 16));
    for (int round = 0; round < rounds; ++round)
        run(bent(bytes, random));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    listen();
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
    int files = 0;
    run({});
    for (int i = 2; i < argc; ++i) {
        const QDir folder(QString::fromLocal8Bit(argv[i]));
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        for (const QString &name : names) {
            if (!replay(folder.filePath(name), rounds)) {
                std::fprintf(stderr, "%s cannot be read\n", qPrintable(folder.filePath(name)));
                return 1;
            }
            ++files;
        }
    }
    std::printf("%d files, each as it is and bent %d times\n", files, rounds);
    return files > 0 ? 0 : 1; // a corpus that got lost is no success
}
