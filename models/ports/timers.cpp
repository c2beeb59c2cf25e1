#include "models/ports/timers.h"

#include <QTimer>

namespace desk {

namespace {

class SystemTimer final : public Timer
{
public:
    explicit SystemTimer(std::function<void()> due)
        : m_due(std::move(due))
    {
        m_timer.setSingleShot(true);
        // A copy is called: what is due may destroy this timer.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const auto now = m_due;
            now();
        });
    }

    void start(std::chrono::milliseconds delay) override { m_timer.start(delay); }
    void stop() override { m_timer.stop(); }
    [[nodiscard]] bool isRunning() const override { return m_timer.isActive(); }

private:
    std::function<void()> m_due;
    QTimer m_timer;
};

} // namespace

std::unique_ptr<Timer> SystemTimers::make(std::function<void()> due)
{
    return std::make_unique<SystemTimer>(std::move(due));
}

} // namespace desk
