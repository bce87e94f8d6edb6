package dev.attendant.conversation.mrcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Anticipation;
import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Spoken;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.mrcp.MrcpOutcome.Prompt;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.timeline.AttendantVoice;
import dev.attendant.conversation.timeline.Axis;
import dev.attendant.conversation.timeline.ScriptedRecognizer;
import dev.attendant.conversation.turns.TableEndOfTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MrcpLineTest {

    private static final LineKind.UniMrcp KIND = new LineKind.UniMrcp(
            "", "Anna", "en-US", List.of("builtin:speech/transcribe"), true, Duration.ofMillis(100));
    /** So short that an exchange that hangs is noticed soon. */
    private static final TurnTaking TURNS = new TurnTaking(
            Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(1),
            Duration.ofMillis(200), Duration.ofMillis(240), Duration.ofSeconds(2), Duration.ofMillis(100),
            Duration.ofSeconds(30), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(8));

    private final FakeMrcpChannel channel = new FakeMrcpChannel();
    private final List<CallEvent> events = new CopyOnWriteArrayList<>();
    private final OtherLine streamed = new OtherLine();
    private LineOpening fallBack = new LineOpening.Opened(streamed);
    private final MrcpLine line = new MrcpLine(channel, KIND, setup(), () -> fallBack);

    private LineSetup setup() {
        Axis axis = new Axis();
        return new LineSetup(TestScenarios.call(), new ScriptedRecognizer(axis), new AttendantVoice(axis),
                TestScenarios.SUPPORT, rate -> new LevelDetector(), TableEndOfTurn::new, TURNS, events::add,
                Anticipation.NONE, AudioTap.NONE);
    }

    // ---- a reply -------------------------------------------------------------------------------------------------

    @Test
    void aWholeReplyIsOnePromptThatTheCallerAnswers() {
        channel.answers(understood("yes please", 0.8));

        Heard heard = line.exchange(Reply.of("Hello. How can I help?"));

        assertThat(channel.asked).containsExactly("ask: Hello. How can I help?");
        Heard.Said said = (Heard.Said) heard;
        assertThat(said.utterance().text()).isEqualTo("yes please");
        assertThat(said.utterance().confidence()).isEqualTo(0.8);
        assertThat(said.spoken()).isEqualTo(
                new Spoken("Hello. How can I help?", "Hello. How can I help?", false, Duration.ZERO));
    }

    @Test
    void ofAReplyThatIsStillBeingWrittenTheSentencesThatAreReadyAreSpoken() throws Exception {
        Reply reply = new Reply();
        reply.write("Let me look. It is ");
        CompletableFuture<Heard> heard = exchange(reply);
        assertThat(channel.begun.poll(5, TimeUnit.SECONDS)).isEqualTo("say: Let me look.");

        reply.write("a quarter past nine. And now?");
        reply.complete(Expect.SPEECH);

        Spoken spoken = heard.get(5, TimeUnit.SECONDS).spoken();
        assertThat(channel.asked).last().isEqualTo("ask: It is a quarter past nine. And now?");
        assertThat(spoken.heard()).isEqualTo("Let me look. It is a quarter past nine. And now?");
    }

    @Test
    void whileTheAnswerIsMadeUpTheCallerHearsAFiller() throws Exception {
        Reply reply = new Reply();
        CompletableFuture<Heard> heard = exchange(reply);

        assertThat(channel.begun.poll(5, TimeUnit.SECONDS)).isEqualTo("say: Let me see.");
        assertThat(channel.begun.poll(5, TimeUnit.SECONDS)).isEqualTo("say: Please hold.");
        reply.complete(Expect.SPEECH);
        assertThat(heard.get(5, TimeUnit.SECONDS).spoken().heard()).isEmpty();
    }

    @Test
    void aNoticeIsHeardToItsEnd() {
        line.exchange(Reply.of("<notice>This call is recorded.</notice> How can I help?"));

        assertThat(channel.asked).containsExactly("tell: This call is recorded.", "ask: How can I help?");
    }

    @Test
    void aReplyBeforeATransferIsHeardToItsEndAndNotAnswered() {
        Heard heard = line.exchange(Reply.of("I will connect you.", Expect.NOTHING));

        assertThat(heard).isInstanceOf(Heard.Finished.class);
        assertThat(channel.asked).containsExactly("tell: I will connect you.");
    }

    @Test
    void whatDoesNotFitIntoOneCommandIsSpokenBefore() {
        channel.longest = 30;

        line.exchange(Reply.of("This is the first sentence. This is the second. And this?"));

        assertThat(channel.asked)
                .containsExactly("say: This is the first sentence.", "ask: This is the second. And this?");
    }

    // ---- what the caller does ------------------------------------------------------------------------------------

    @Test
    void ofAPromptThatIsInterruptedTheWordsCountForWhichThereWasTime() {
        channel.answers(new MrcpOutcome.Understood(
                new Interpretation("stop", "", 1, false), Prompt.cutAfter(Duration.ofSeconds(1))));

        Spoken spoken = line.exchange(Reply.of("We are open from nine to five, Monday to Friday.")).spoken();

        assertThat(spoken.interrupted()).isTrue();
        assertThat(spoken.heard()).isEqualTo("We are open");
        assertThat(events).anyMatch(event -> event instanceof CallEvent.BargedIn);
    }

    @Test
    void noMatchIsUnclearAndNoInputIsSilence() {
        channel.answers(new MrcpOutcome.NoMatch(Prompt.WHOLE));
        channel.answers(new MrcpOutcome.NoInput());

        assertThat(line.exchange(Reply.of("Yes or no?"))).isInstanceOf(Heard.Unclear.class);
        assertThat(line.exchange(Reply.of("Yes or no?"))).isInstanceOf(Heard.Silence.class);
    }

    @Test
    void aHangUpEndsTheLine() {
        channel.answers(new MrcpOutcome.HungUp("gone"));

        assertThat(line.exchange(Reply.of("Hello?"))).isInstanceOf(Heard.LineEnded.class);
        assertThat(streamed.replies).isEmpty();
    }

    @Test
    void keysAreCollectedUntilThereAreEnough() {
        channel.answers(new MrcpOutcome.Key('1', Prompt.WHOLE));
        channel.keys.addAll(List.of('2', '3', '4'));

        Heard.Pressed pressed = (Heard.Pressed) line.exchange(Reply.of("Your number?", new Expect.Digits(3)));

        assertThat(pressed.digits()).isEqualTo("123");
        assertThat(channel.listening.keys()).isEqualTo(3);
    }

    @Test
    void aHashEndsTheKeys() {
        channel.answers(new MrcpOutcome.Key('1', Prompt.WHOLE));
        channel.keys.addAll(List.of('2', '#', '4'));
        assertPressed("12");

        channel.answers(new MrcpOutcome.Understood(new Interpretation("4 5 #", "", 1, true), Prompt.WHOLE));
        assertPressed("45");

        channel.answers(new MrcpOutcome.Key('#', Prompt.WHOLE));
        assertThat(((Heard.Pressed) line.exchange(Reply.of("Hello?"))).digits()).isEqualTo("#");
    }

    private void assertPressed(String digits) {
        assertThat(((Heard.Pressed) line.exchange(Reply.of("Your number?", new Expect.Digits(8)))).digits())
                .isEqualTo(digits);
    }

    @Test
    void aKeyInASentenceWaitsForWhatIsWantedOfIt() throws Exception {
        channel.speaks(new MrcpOutcome.Key('7', Prompt.cutAfter(Duration.ofMillis(400))));
        channel.keys.addAll(List.of('8'));
        Reply reply = new Reply();
        reply.write("I need your number. ");
        CompletableFuture<Heard> heard = exchange(reply);
        assertThat(channel.begun.poll(5, TimeUnit.SECONDS)).isEqualTo("say: I need your number.");

        reply.write("Which is it?");
        reply.complete(new Expect.Digits(2));

        assertThat(((Heard.Pressed) heard.get(5, TimeUnit.SECONDS)).digits()).isEqualTo("78");
    }

    @Test
    void aKeyOfWhichNothingIsKnownIsAskedForAgain() {
        channel.speaks(new MrcpOutcome.LostKey());

        assertThat(line.exchange(Reply.of("<notice>Hello.</notice> Yes?"))).isInstanceOf(Heard.Unclear.class);
    }

    // ---- what fails ----------------------------------------------------------------------------------------------

    @Test
    void whenUniMrcpFailsTheCallGoesOnStreamed() {
        channel.answers(new MrcpOutcome.Failed("no server"));

        Heard heard = line.exchange(Reply.of("Hello. How are you?"));

        assertThat(streamed.replies).containsExactly("Hello. How are you?");
        assertThat(heard.spoken().heard()).isEqualTo("Hello. How are you?");
        assertThat(events).anyMatch(event -> event instanceof CallEvent.Failed failed
                && failed.role().equals("line") && failed.reason().equals("no server"));
        line.exchange(Reply.of("And now?"));
        assertThat(streamed.replies).last().isEqualTo("And now?");
        line.close();
        assertThat(streamed.closed).isTrue();
    }

    @Test
    void theCallGoesOnAtTheSentenceThatFailed() {
        channel.answers(new MrcpOutcome.Failed("no server"));

        Heard heard = line.exchange(Reply.of("<notice>This call is recorded.</notice> Hello. How are you?"));

        assertThat(streamed.replies).containsExactly("Hello. How are you?");
        assertThat(heard.spoken().heard()).isEqualTo("This call is recorded. Hello. How are you?");
    }

    @Test
    void whatIsStillWrittenIsSpokenStreamed() throws Exception {
        channel.speaks(new MrcpOutcome.Spoken());
        channel.speaks(new MrcpOutcome.Failed("killed"));
        Reply reply = new Reply();
        reply.write("One. ");
        CompletableFuture<Heard> heard = exchange(reply);
        channel.begun.poll(5, TimeUnit.SECONDS);
        reply.write("Two. ");
        assertThat(channel.begun.poll(5, TimeUnit.SECONDS)).isEqualTo("say: Two.");

        reply.write("Three.");
        reply.complete(Expect.SPEECH);

        heard.get(5, TimeUnit.SECONDS);
        assertThat(streamed.replies).containsExactly("Two. Three.");
    }

    @Test
    void anExchangeThatHangsIsFreedAtItsDeadline() {
        channel.answers.add(new CompletableFuture<>());

        line.exchange(Reply.of("Hi?"));

        assertThat(channel.asked).containsExactly("ask: Hi?", "free");
        assertThat(streamed.replies).containsExactly("Hi?");
    }

    @Test
    void oneThatCannotBeFreedIsGivenUp() {
        channel.answers.add(new CompletableFuture<>());
        channel.canFree = false;
        fallBack = new LineOpening.NoAudio("the channel is busy");

        Heard heard = line.exchange(Reply.of("Hi?"));

        assertThat(heard).isInstanceOf(Heard.Mute.class);
        assertThat(((Heard.Mute) heard).reason()).contains("no reply within").contains("the channel is busy");
    }

    @Test
    void withoutAStreamedLineTheCallerIsSentToPeopleAndOneWhoLeftIsNot() {
        channel.answers(new MrcpOutcome.Failed("no server"));
        fallBack = new LineOpening.NoAudio("none");
        assertThat(line.exchange(Reply.of("Hello?"))).isInstanceOf(Heard.Mute.class);

        channel.answers(new MrcpOutcome.Failed("no server"));
        fallBack = new LineOpening.CallerGone();
        assertThat(line.exchange(Reply.of("Hello?"))).isInstanceOf(Heard.LineEnded.class);
    }

    // ---- stop ----------------------------------------------------------------------------------------------------

    @Test
    void stopFreesTheRunningExchange() throws Exception {
        channel.answers.add(new CompletableFuture<>());
        CompletableFuture<Heard> heard = exchange(Reply.of("Hello?"));
        channel.begun.poll(5, TimeUnit.SECONDS);

        line.stop("shutting down");

        assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo(new Heard.Stopped(
                "shutting down", new Spoken("Hello?", "", false, Duration.ZERO)));
        assertThat(line.exchange(Reply.of("Goodbye.", Expect.NOTHING))).isInstanceOf(Heard.Finished.class);
    }

    @Test
    void stopBetweenExchangesEndsTheNext() {
        line.stop("shutting down");

        assertThat(line.exchange(Reply.of("Hello?"))).isInstanceOf(Heard.Stopped.class);
        assertThat(channel.asked).isEmpty();
    }

    @Test
    void stopEndsTheWaitForAnAnswer() throws Exception {
        CompletableFuture<Heard> heard = exchange(new Reply());
        channel.begun.poll(5, TimeUnit.SECONDS);

        line.stop("shutting down");

        assertThat(heard.get(5, TimeUnit.SECONDS)).isInstanceOf(Heard.Stopped.class);
    }

    @Test
    void afterTheFallBackStopReachesTheStreamedLine() {
        channel.answers(new MrcpOutcome.Failed("no server"));
        line.exchange(Reply.of("Hello?"));

        line.stop("shutting down");

        assertThat(streamed.stopped).isEqualTo("shutting down");
    }

    private CompletableFuture<Heard> exchange(Reply reply) {
        CompletableFuture<Heard> heard = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> heard.complete(line.exchange(reply)));
        return heard;
    }

    private static MrcpOutcome understood(String words, double confidence) {
        return new MrcpOutcome.Understood(new Interpretation(words, "", confidence, false), Prompt.WHOLE);
    }

    /** Speaks a reply to its end, and hears nothing. */
    private static final class OtherLine implements Line {

        private final List<String> replies = new ArrayList<>();
        private String stopped = "";
        private boolean closed;

        @Override
        public Heard exchange(Reply reply) {
            CompletableFuture<String> whole = new CompletableFuture<>();
            reply.onWords(() -> {
                if (reply.isComplete()) {
                    whole.complete(reply.text().replaceAll("\\s+", " ").strip());
                }
            });
            String text = whole.orTimeout(5, TimeUnit.SECONDS).join();
            replies.add(text);
            return new Heard.Silence(new Spoken(text, text, false, Duration.ofMillis(100)));
        }

        @Override
        public void prepare(Reply reply) {}

        @Override
        public void stop(String reason) {
            stopped = reason;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
