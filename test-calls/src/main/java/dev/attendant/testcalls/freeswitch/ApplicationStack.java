package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/**
 * The applications that run on a channel, one within the other, and the attendant's messages that wait for their
 * turn: what FreeSWITCH does on the session's thread. Fact: without {@code event-lock} a second execute runs nested
 * inside the first; with it they queue.
 */
final class ApplicationStack {

    private final Channel channel;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Queue<EslMessage> messages = new ArrayDeque<>();
    private int locks;
    private boolean draining;

    ApplicationStack(Channel channel) {
        this.channel = channel;
    }

    /** Executes an application; {@code afterwards} runs when it has ended, at once when it cannot run at all. */
    void execute(String name, String data, Optional<String> uuid, Runnable afterwards) {
        Optional<Application> application = Applications.named(name);
        if (channel.isHungUp() && !Applications.runsOnTheDead(name)) {
            afterwards.run();
        } else if (application.isEmpty()) {
            // Fact: an unknown application name hangs up the call.
            channel.hangUp("DESTINATION_OUT_OF_ORDER", CallEnd.HUNG_UP_BY_PBX);
            afterwards.run();
        } else {
            String expanded = channel.expand(data);
            String id = uuid.orElseGet(() -> UUID.randomUUID().toString());
            begin(new Frame(name, expanded, id, afterwards), application.get());
        }
    }

    private void begin(Frame frame, Application application) {
        channel.variables().set("current_application", frame.name);
        channel.variables().set("current_application_data", frame.data);
        channel.variables().remove("current_application_response");
        channel.fire(frame.event("CHANNEL_EXECUTE"));
        if (Applications.killsAudio(frame.name)) {
            channel.killAudio();
        }
        frames.push(frame);
        frame.running = application.start(channel, frame.data, frame::finish);
        drain();
    }

    /** Something that holds the channel like an application does and is none, such as the talk with an agent. */
    Runnable occupy(Application.Running running) {
        Frame frame = new Frame("", "", "", () -> {});
        frame.running = running;
        frames.push(frame);
        return () -> frame.finish("");
    }

    /** A message of the attendant: it runs when what is running lets it. */
    void queue(EslMessage message) {
        messages.add(message);
        drain();
    }

    void drain() {
        if (draining) {
            return;
        }
        draining = true;
        while (!messages.isEmpty() && locks == 0 && !channel.isHungUp() && takesMessages()) {
            process(messages.remove());
        }
        draining = false;
    }

    void flush() {
        messages.clear();
    }

    /** {@code uuid_break}: what can be interrupted ends, up to what cannot. */
    void interrupt(boolean all) {
        if (all) {
            messages.clear();
        }
        while (!frames.isEmpty() && frames.peek().running.interrupt()) {
            frames.peek().finish("FILE PLAYED");
        }
    }

    /** The channel is no longer ready: everything ends, the innermost first. */
    void leave() {
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            frame.running.leave();
            frame.finish("");
        }
    }

    void digit(char digit) {
        if (!frames.isEmpty()) {
            frames.peek().running.digit(digit);
        }
    }

    /** How long the channel's thread does nothing of what is asked of it. */
    Duration stuck() {
        return frames.stream().map(frame -> frame.running.stuck()).reduce(Duration.ZERO,
                (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** Whether this is what runs, and nothing within it. */
    boolean isInnermost(Application.Running running) {
        return !frames.isEmpty() && frames.peek().running == running;
    }

    private boolean takesMessages() {
        return !frames.isEmpty() && frames.peek().running.takesMessages();
    }

    private void process(EslMessage message) {
        boolean lock = message.isTrue("event-lock");
        locks += lock ? 1 : 0;
        Runnable afterwards = () -> locks -= lock ? 1 : 0;
        if (message.header("call-command", "").equalsIgnoreCase("execute") && message.header("execute-app-name")
                .isPresent()) {
            String data = message.header("execute-app-arg")
                    .filter(argument -> !argument.isEmpty())
                    .orElse(message.header("content-type", "").equalsIgnoreCase("text/plain") ? message.body() : "");
            execute(message.header("execute-app-name", ""), data, message.header("event-uuid"), afterwards);
        } else {
            SendMessage.execute(channel, message);
            afterwards.run();
        }
    }

    private void unwind() {
        boolean popped = false;
        while (!frames.isEmpty() && frames.peek().finished) {
            Frame frame = frames.pop();
            popped = true;
            if (!frame.name.isEmpty()) {
                channel.fire(frame.event("CHANNEL_EXECUTE_COMPLETE").with("Application-Response",
                        frame.response.isEmpty() ? "_none_" : frame.response));
            }
            frame.afterwards.run();
        }
        if (popped) {
            drain();
            if (!frames.isEmpty()) {
                frames.peek().running.uncovered();
            }
        }
    }

    private final class Frame {

        private final String name;
        private final String data;
        private final String uuid;
        private final Runnable afterwards;
        private Application.Running running = new Application.Running() {
            @Override
            public void leave() {}

            @Override
            public boolean takesMessages() {
                return false;
            }
        };
        private String response = "";
        private boolean finished;

        Frame(String name, String data, String uuid, Runnable afterwards) {
            this.name = name;
            this.data = data;
            this.uuid = uuid;
            this.afterwards = afterwards;
        }

        void finish(String text) {
            if (!finished) {
                finished = true;
                response = text;
                unwind();
            }
        }

        Event event(String eventName) {
            Event event = channel.event(eventName).with("Application", name);
            if (!data.isEmpty()) {
                event.with("Application-Data", data);
            }
            return event.with("Application-UUID", uuid);
        }
    }
}
