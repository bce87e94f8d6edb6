package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallLog;
import dev.attendant.testcalls.pbx.CallLoop;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.Moments;
import dev.attendant.testcalls.pbx.Phone;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The caller's channel: whether it is up, its variables, and the application that runs on it. On its event loop. */
final class Channel {

    private final CallLoop loop;
    private final AsteriskOptions options;
    private final CallSpec spec;
    private final Phone phone;
    private final Consumer<CallEnd> onHangup;
    private final ChannelVariables variables = new ChannelVariables();
    private final CallLog log = new CallLog();
    private final Moments moments;
    private boolean answered;
    private boolean transmitting = true;
    private CallEnd hungUp;
    private Execution execution;
    private final AbsoluteTimeout timeout = new AbsoluteTimeout(this);
    /** What was pressed while nothing ran. */
    private final Queue<Character> digits = new ArrayDeque<>();

    Channel(CallLoop loop, AsteriskOptions options, CallSpec spec, Phone phone, Moments moments,
            Consumer<CallEnd> onHangup) {
        this.loop = loop;
        this.options = options;
        this.spec = spec;
        this.phone = phone;
        this.moments = moments;
        this.onHangup = onHangup;
        variables.set("CALLERID(num)", spec.callerNumber());
        variables.set("CALLERID(name)", spec.callerName());
        variables.set("EXTEN", spec.dialled());
        spec.variables().forEach(variables::set);
    }

    /** Runs an application; the result goes to {@code done} exactly once, -1 when the channel is hung up meanwhile. */
    void execute(Application application, String arguments, IntConsumer done) {
        Execution started = new Execution(done);
        execution = started;
        started.running = application.start(this, arguments, started::finish);
    }

    boolean isBusy() {
        return execution != null;
    }

    void answer() {
        answered = true;
        moments.reached(CallMoment.ANSWERED);
    }

    void hangUp(CallEnd by) {
        if (hungUp == null) {
            hungUp = by;
            moments.reached(CallMoment.HUNG_UP);
            interrupt();
            onHangup.accept(by);
        }
    }

    /** Fact: to AGI that looks like a hang-up; the caller is still there, and afterwards in extension T. */
    void timedOut() {
        interrupt();
        onHangup.accept(CallEnd.RELEASED);
    }

    private void interrupt() {
        // Fact: the running EXEC returns 200 result=-1 within 2 ms.
        Execution interrupted = execution;
        if (interrupted != null) {
            interrupted.running.hungUp();
            if (!interrupted.running.endsByItself()) {
                interrupted.finish(-1);
            }
        }
    }

    /** Sets a variable, or what a function of that name sets. */
    void set(String name, String value) {
        variables.set(name, value);
        if (name.equals(AbsoluteTimeout.NAME)) {
            timeout.set(value);
        }
    }

    void digit(char digit) {
        if (execution != null && hungUp == null) {
            execution.running.digit(digit);
        } else {
            digits.add(digit);
        }
    }

    boolean hasDigit() {
        return !digits.isEmpty();
    }

    char nextDigit() {
        return digits.remove();
    }

    void transmit(boolean on) {
        transmitting = on;
    }

    boolean isTransmitting() {
        return transmitting;
    }

    boolean isAnswered() {
        return answered;
    }

    /** Whether AGI takes it for hung up. */
    boolean isHungUp() {
        return hungUp != null || timeout.isOver();
    }

    /** Whether the dialplan has the caller in extension T. */
    boolean isTimedOut() {
        return hungUp == null && timeout.isOver();
    }

    Optional<CallEnd> hungUpBy() {
        return Optional.ofNullable(hungUp);
    }

    ChannelVariables variables() {
        return variables;
    }

    CallLog log() {
        return log;
    }

    Moments moments() {
        return moments;
    }

    CallLoop loop() {
        return loop;
    }

    AsteriskOptions options() {
        return options;
    }

    CallSpec spec() {
        return spec;
    }

    Phone phone() {
        return phone;
    }

    private final class Execution {

        private final IntConsumer done;
        private Application.Running running = Application.Running.NONE;
        private boolean finished;

        Execution(IntConsumer done) {
            this.done = done;
        }

        void finish(int result) {
            if (!finished) {
                finished = true;
                execution = null;
                done.accept(result);
            }
        }
    }
}
