package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import dev.attendant.testcalls.pbx.SimulatedQueue.Behaviour;

import java.util.Arrays;
import java.util.function.Consumer;

/** {@code bridge dialstring}. Fact: a failed bridge hangs up unless {@code continue_on_fail=true}. */
final class BridgeApplication implements Application {

    @Override
    public Running start(Channel channel, String data, Consumer<String> done) {
        String dialString = data.replaceFirst("^\\{[^}]*}", "");
        if (dialString.startsWith("loopback/") && channel.options().modules().contains("mod_loopback")) {
            String variables = data.substring(0, data.length() - dialString.length());
            return new LoopbackLeg(channel, variables, dialString.substring("loopback/".length()), done).begin();
        }
        SimulatedQueue called = channel.options().destinations().get(dialString);
        Attempt attempt = new Attempt(channel, done);
        if (called == null) {
            attempt.fail(dialString.startsWith("loopback/") ? "CHAN_NOT_IMPLEMENTED" : "NO_ROUTE_DESTINATION");
        } else if (called.behaviour() instanceof Behaviour.Answers answers) {
            channel.loop().after(answers.after(), () -> attempt.connect(answers));
        } else if (called.behaviour() instanceof Behaviour.NoAgents) {
            attempt.fail("USER_NOT_REGISTERED");
        } else {
            channel.loop().after(channel.options().queueTimings().rings(), () -> attempt.fail("NO_ANSWER"));
        }
        return attempt;
    }

    /** It rings, and then they talk. */
    private static final class Attempt implements Running {

        private final Channel channel;
        private final Consumer<String> done;
        private Talk talk;
        private boolean over;

        Attempt(Channel channel, Consumer<String> done) {
            this.channel = channel;
            this.done = done;
        }

        void connect(Behaviour.Answers answers) {
            if (!over) {
                channel.variables().set("originate_disposition", "SUCCESS");
                talk = new Talk(channel, OtherLeg.of(answers.agent()), true, otherHungUp -> over = true,
                        () -> done.accept(""));
                talk.begin();
                talk.lasts(answers.talks());
            }
        }

        void fail(String cause) {
            if (over) {
                return;
            }
            over = true;
            channel.variables().set("originate_disposition", cause);
            channel.variables().set("originate_failed_cause", cause);
            String goOn = channel.variables().get("continue_on_fail").orElse("false");
            boolean goesOn = goOn.equalsIgnoreCase("true") || Arrays.asList(goOn.split(",")).contains(cause);
            if (goesOn) {
                done.accept("");
            } else {
                channel.hangUp(cause, CallEnd.HUNG_UP_BY_PBX);
            }
        }

        @Override
        public void leave() {
            over = true;
            if (talk != null) {
                talk.leave();
            }
        }
    }
}
