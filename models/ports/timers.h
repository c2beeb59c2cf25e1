// Something to be done later. A port, so that tests decide when "later" is.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace desk {

/// One thing that happens once after a while. Destroying it calls it off.
class Timer
{
public:
    virtual ~Timer() = default;
    /// From now on; a running one starts again.
    virtual void start(std::chrono::milliseconds delay) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isRunning() const = 0;
};

class Timers
{
public:
    virtual ~Timers() = default;
    /// Not running yet. `due` is called from the event loop, never from inside start().
    virtual std::unique_ptr<Timer> make(std::function<void()> due) = 0;
};

/// Timers of the event loop.
class SystemTimers final : public Timers
{
public:
    std::unique_ptr<Timer> make(std::function<void()> due) override;
};

} // namespace desk
