package dev.attendant.conversation;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.line.StreamedLine;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.timeline.AttendantVoice;
import dev.attendant.conversation.timeline.Axis;
import dev.attendant.conversation.timeline.AxisClock;
import dev.attendant.conversation.timeline.CallerVoice;
import dev.attendant.conversation.timeline.CallersEar;
import dev.attendant.conversation.timeline.ScriptedModel;
import dev.attendant.conversation.timeline.ScriptedRecognizer;
import dev.attendant.conversation.timeline.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A whole call on one time axis, in frames, faster than real time and always the same: the test says what the caller
 * does and when, and how long the engines take; the conversation, its thoughts and the line are the real ones.
 */
public final class ScriptedCall implements PhoneCall, AutoCloseable {

    public final Axis axis = new Axis();
    public final CallerVoice caller = new CallerVoice();
    public final AttendantVoice voice = new AttendantVoice(axis);
    public final ScriptedRecognizer recognizer = new ScriptedRecognizer(axis);
    public final ScriptedModel model = new ScriptedModel(axis);
    public final CallersEar ear = new CallersEar();
    /** What the listeners were told. */
    public final List<CallEvent> events = Collections.synchronizedList(new ArrayList<>());
    /** Where the caller was sent, and at which millisecond the queue got them. */
    public final List<Transfer> transfers = Collections.synchronizedList(new ArrayList<>());
    public final List<Integer> transferredAt = Collections.synchronizedList(new ArrayList<>());
    /** How the transfers end; after these, nobody takes a call. */
    public final ArrayDeque<TransferOutcome> outcomes = new ArrayDeque<>();
    /** How long a queue takes. */
    public int queueMillis = 1000;
    public final List<CallResult> results = Collections.synchronizedList(new ArrayList<>());

    private final Threads threads = new Threads();
    private final CallInfo info = TestScenarios.call();
    private final Conversation conversation;
    private final Thread thread;
    private volatile Port port = new Port();
    private volatile boolean alive = true;

    public ScriptedCall() {
        this(TestScenarios.SUPPORT);
    }

    public ScriptedCall(Scenario scenario) {
        this(scenario, new Limits(Duration.ofMinutes(10), 20, Duration.ofSeconds(5)));
    }

    public ScriptedCall(Scenario scenario, Limits limits) {
        port.open = false;
        Engines engines = new Engines(recognizer, voice, model, model);
        conversation = new Conversation(
                this, scenario, engines, TurnTaking.DEFAULT, limits, events::add, AudioTap.NONE, new AxisClock(axis),
                threads);
        thread = threads.newThread(conversation::run);
    }

    /** The PBX hands the call over. */
    public ScriptedCall begins() {
        thread.start();
        return this;
    }

    // ---- what the caller does ----------------------------------------------------------------------------------

    /** Says nothing. */
    public void silent(int millis) {
        for (int i = 0; i < millis / Frame.MILLIS; i++) {
            frame(caller.voice(0));
        }
    }

    /** Says these words, which take so long together; the first sound is in the first frame, the last in the last. */
    public void says(String words, int millis) {
        String[] each = words.split(" ");
        int frames = millis / Frame.MILLIS;
        int said = 0;
        for (int i = 1; i <= frames; i++) {
            for (; said < each.length && (said + 1) * frames <= i * each.length; said++) {
                recognizer.said(each[said]);
            }
            frame(caller.voice(4000));
        }
    }

    /** A sound with no words in it, as loud as a voice: a cough, a door, a train. */
    public void noise(int millis) {
        for (int i = 0; i < millis / Frame.MILLIS; i++) {
            frame(caller.voice(4000));
        }
    }

    /** The line has noise in it for so long. */
    public void hiss(int millis, double level) {
        for (int i = 0; i < millis / Frame.MILLIS; i++) {
            frame(caller.noise(level));
        }
    }

    /** The PBX sends nothing, as on hold. */
    public void gap(int millis) {
        for (int i = 0; i < millis / Frame.MILLIS; i++) {
            beat();
        }
    }

    public void presses(String digits) {
        threads.settle();
        digits.chars().forEach(digit -> port.audio.digit((char) digit));
    }

    /** Says nothing until the attendant has spoken and is silent. */
    public void hearsOut() {
        for (int i = 0; i < 1500 && ear.isSilentFor(200); i++) {
            frame(caller.voice(0));
        }
        for (int i = 0; i < 1500 && !ear.isSilentFor(300); i++) {
            frame(caller.voice(0));
        }
    }

    public void hangsUp() {
        alive = false;
        threads.settle();
        if (port.open) {
            port.open = false;
            port.audio.ended("hung up");
        }
        threads.settle();
    }

    /** The program must bring the talk to its end. */
    public void mustEnd() {
        conversation.end("shutting down");
    }

    private void frame(short[] callerFrame) {
        threads.settle();
        if (port.open) {
            port.audio.heard(callerFrame);
        }
        beat();
    }

    private void beat() {
        threads.settle();
        short[] frame = new short[Frame.samples(CallerVoice.RATE)];
        if (port.open) {
            port.audio.next(frame);
        }
        ear.hears(frame);
        caller.hears(frame);
        axis.step();
        threads.settle();
    }

    // ---- what came of it ---------------------------------------------------------------------------------------

    public int now() {
        return axis.millis();
    }

    /** The turns of the talk as they are recorded, such as {@code CALLER: hello}; of ours, what was heard. */
    public List<String> turns() {
        return events(CallEvent.TurnTaken.class).stream()
                .map(taken -> taken.turn().speaker() + ": " + taken.turn().heard())
                .toList();
    }

    public <E extends CallEvent> List<E> events(Class<E> kind) {
        return List.copyOf(events).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whether the conversation has given the call back. */
    public boolean isOver() {
        return !results.isEmpty();
    }

    /** Ends the call if it has not ended, and all that belongs to it. */
    @Override
    public void close() {
        hangsUp();
        for (int i = 0; i < 100_000 && thread.isAlive(); i++) {
            beat();
        }
        if (results.size() != 1) {
            throw new IllegalStateException("the call was given back " + results.size() + " times");
        }
    }

    // ---- the PBX's side, on the conversation's thread ------------------------------------------------------------

    @Override
    public CallInfo info() {
        return info;
    }

    @Override
    public LineOpening openLine(LineSetup setup) {
        if (!alive) {
            return new LineOpening.CallerGone();
        }
        port = new Port();
        return new LineOpening.Opened(StreamedLine.over(port, withLevelDetector(setup)));
    }

    /** The axis' caller has a voice that is exact to the frame, and no person's. */
    private static LineSetup withLevelDetector(LineSetup setup) {
        return new LineSetup(
                setup.call(),
                setup.recognizer(),
                setup.synthesizer(),
                setup.scenario(),
                rate -> new LevelDetector(),
                setup.endOfTurn(),
                setup.turnTaking(),
                setup.listener(),
                setup.anticipation(),
                setup.tap());
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public TransferOutcome transfer(Transfer transfer) {
        transfers.add(transfer);
        transferredAt.add(now());
        try {
            axis.sleep(queueMillis);
        } catch (InterruptedException e) {
            return new TransferOutcome.Failed("interrupted");
        }
        if (!alive) {
            return new TransferOutcome.CallerLeft();
        }
        return outcomes.isEmpty() ? new TransferOutcome.NoAgents() : outcomes.remove();
    }

    @Override
    public void release(CallResult result) {
        results.add(result);
    }

    private final class Port implements AudioPort {

        private volatile CallAudio audio;
        private volatile boolean open;

        @Override
        public int sampleRate() {
            return CallerVoice.RATE;
        }

        @Override
        public Executor loop() {
            return threads;
        }

        @Override
        public void attach(CallAudio callAudio) {
            audio = callAudio;
            open = true;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
