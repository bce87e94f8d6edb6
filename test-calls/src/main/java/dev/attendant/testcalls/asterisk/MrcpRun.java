package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.Recognition;
import dev.attendant.testcalls.pbx.SimulatedMrcp;
import dev.attendant.testcalls.pbx.SimulatedMrcp.State;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * One of app_unimrcp's applications, running. Facts: a server whose port is closed is an error in 15 ms, one that was
 * frozen before after {@code sip-t1x64}; while one is frozen or killed in the middle nothing comes by itself, and when
 * the channel is hung up the application waits as long for each of its sessions. After an error and after a key the
 * result and the cause keep their old values. The result of EXEC is 0 also after a hang-up.
 */
final class MrcpRun implements Application.Running {

    private static final Duration REFUSED = Duration.ofMillis(15);
    private static final Duration OPENS = Duration.ofMillis(20);
    private static final Duration LOOKS_AGAIN = Duration.ofMillis(20);
    private static final Duration SPEAKING = Duration.ofMillis(120);

    private final MrcpApplication application;
    private final Channel channel;
    private final SimulatedMrcp server;
    private final String prompt;
    private final String grammars;
    private final Map<String, String> options;
    private final IntConsumer done;
    private final StringBuilder keys = new StringBuilder();
    private boolean opened;
    private boolean killed;
    private boolean over;

    MrcpRun(
            MrcpApplication application,
            Channel channel,
            SimulatedMrcp server,
            String prompt,
            String grammars,
            Map<String, String> options,
            IntConsumer done) {
        this.application = application;
        this.channel = channel;
        this.server = server;
        this.prompt = prompt;
        this.grammars = grammars;
        this.options = options;
        this.done = done;
    }

    MrcpRun begin() {
        channel.answer();
        if (channel.isHungUp()) {
            end("INTERRUPTED", 0);
        } else if (server.state() == State.DOWN || !server.hasProfile(options.getOrDefault("p", ""))) {
            channel.loop().after(REFUSED, () -> end("ERROR", 0));
        } else if (server.state() == State.FROZEN) {
            channel.loop().after(channel.options().sipGivesUp(), () -> end("ERROR", 0));
        } else {
            after(OPENS, this::open);
        }
        return this;
    }

    private void open() {
        opened = true;
        // Fact: a text that begins so is read from a file.
        if (prompt.startsWith("/")) {
            end("ERROR", 0);
        } else if (application == MrcpApplication.MRCPSYNTH) {
            after(server.speaks(prompt), () -> {
                channel.variables().set("SYNTH_COMPLETION_CAUSE", "000");
                end("OK", 0);
            });
        } else {
            Duration speaks = prompt.isEmpty() ? Duration.ZERO : server.speaks(prompt);
            listen(server.nextRecognition(), speaks);
        }
    }

    private void listen(Recognition recognition, Duration speaks) {
        if (recognition.isNoInput()) {
            after(speaks.plus(millis("nit")), () -> recognised(recognition));
        } else {
            boolean into = recognition.inPrompt() && !"0".equals(options.get("b"));
            after((into ? speaks.dividedBy(2) : speaks).plus(SPEAKING).plus(millis("sct")),
                    () -> recognised(recognition));
        }
    }

    private Duration millis(String option) {
        return Duration.ofMillis(Long.parseLong(options.getOrDefault(option, "0")));
    }

    private void recognised(Recognition recognition) {
        // the recogniser collects keys: what it hears then is these
        if (keys.isEmpty()) {
            result(recognition.cause(), recognition.nlsml());
        }
    }

    private void result(String cause, String nlsml) {
        channel.variables().set("RECOG_COMPLETION_CAUSE", cause);
        channel.variables().set("RECOG_RESULT", nlsml);
        end("OK", 0);
    }

    /** Goes on after a while, when the server then answers; never when it was killed meanwhile. */
    private void after(Duration delay, Runnable then) {
        channel.loop().after(delay, () -> {
            killed |= server.state() == State.DOWN;
            if (over || killed) {
                return;
            }
            if (server.state() == State.FROZEN) {
                after(LOOKS_AGAIN, then);
            } else {
                then.run();
            }
        });
    }

    @Override
    public void digit(char digit) {
        if (over || !opened || server.state() != State.ANSWERS || killed) {
            return;
        }
        boolean interrupts = "any".equals(options.get("i"));
        if (application == MrcpApplication.SYNTHANDRECOG) {
            recogniserHears(digit);
        } else if (interrupts && application == MrcpApplication.MRCPRECOG) {
            // Fact: nothing else is set.
            end("OK", digit);
        } else if (interrupts) {
            // Fact: which key it was is lost.
            end("INTERRUPTED", 0);
        }
    }

    /** Keys reach the recogniser, which makes something of them when it has a grammar for them. */
    private void recogniserHears(char digit) {
        if (!grammars.contains("dtmf")) {
            return;
        }
        keys.append(digit);
        int soFar = keys.length();
        boolean complete = options.getOrDefault("dttc", "").equals(String.valueOf(digit));
        after(complete ? Duration.ZERO : millis("dit"), () -> {
            if (keys.length() == soFar) {
                String pressed = keys.toString().replace(options.getOrDefault("dttc", ""), "");
                result("000", "<?xml version=\"1.0\"?><result><interpretation confidence=\"1\"><instance>" + pressed
                        + "</instance><input mode=\"dtmf\">" + String.join(" ", pressed.split(""))
                        + "</input></interpretation></result>");
            }
        });
    }

    @Override
    public void hungUp() {
        boolean waits = opened && (server.state() != State.ANSWERS || killed);
        channel.loop().after(
                waits ? channel.options().sipGivesUp().multipliedBy(application.sessions) : Duration.ZERO,
                () -> end("INTERRUPTED", 0));
    }

    @Override
    public boolean endsByItself() {
        return true;
    }

    private void end(String status, int result) {
        if (!over) {
            over = true;
            channel.variables().set(application.status, status);
            done.accept(result);
        }
    }
}
