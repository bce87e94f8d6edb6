package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StreamedLineTest {

    private final Talk talk = new Talk();

    @Test
    void whatTheCallerSaysAfterTheReplyIsTheirTurn() {
        talk.words.add("when are you open");
        var heard = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(800);
        talk.silence(800);

        assertThat(heard).isCompleted();
        Heard.Said said = (Heard.Said) heard.join();
        assertThat(said.utterance().text()).isEqualTo("when are you open");
        assertThat(said.utterance().length()).isBetween(Duration.ofMillis(740), Duration.ofMillis(860));
        assertThat(said.spoken().heard()).isEqualTo("Hello.");
        assertThat(said.spoken().interrupted()).isFalse();
    }

    @Test
    void aTurnEndsOnlyAfterThePause() {
        talk.words.add("words");
        var heard = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(400);
        talk.silence(400);
        talk.speech(400);
        talk.silence(500);
        assertThat(heard).isNotDone();
        assertThat(talk.hearings).isEqualTo(1);
        talk.silence(300);
        assertThat(heard).isCompleted();
    }

    @Test
    void theAttendantIsAboutToSpeakWhileItsReplyIsMade() {
        talk.recognizerFrames = 10;
        talk.synthesizerFrames = 10;
        talk.words.add("when are you open");
        assertThat(talk.isAboutToSpeak()).as("nothing to say is known yet").isTrue();
        var heard = talk.speak("Hello.");
        talk.silence(100);
        assertThat(talk.isAboutToSpeak()).as("without sound yet").isTrue();
        talk.silence(250);
        assertThat(talk.isAboutToSpeak()).as("speaking").isFalse();
        talk.silence(700);
        assertThat(talk.isAboutToSpeak()).as("waiting for the caller").isFalse();
        talk.speech(800);
        assertThat(talk.isAboutToSpeak()).as("listening").isFalse();
        talk.silence(700);
        assertThat(heard).isNotDone();
        assertThat(talk.isAboutToSpeak()).as("waiting for the caller's words").isTrue();
        talk.silence(500);
        assertThat(heard).isDone();
        assertThat(talk.isAboutToSpeak()).as("the answer is looked for").isTrue();
    }

    @Test
    void bargeInSilencesTheAttendantAndRemembersWhatWasHeard() {
        talk.words.add("stop");
        // 59 characters of 60 ms: 3.5 s
        var heard = talk.speak("We are open from nine to five, and on Saturdays until noon.");
        talk.silence(2000);
        int began = talk.millis();
        talk.speech(600);
        int silentAt = talk.lastSound();
        talk.silence(1000);

        assertThat(silentAt - began).isLessThanOrEqualTo(260);
        Heard.Said said = (Heard.Said) heard.join();
        assertThat(said.spoken().interrupted()).isTrue();
        assertThat(said.spoken().heard()).isEqualTo("We are open from nine to five, and").doesNotEndWith(" ");
        assertThat(talk.lastSound()).isEqualTo(silentAt);
        assertThat(talk.events).anyMatch(CallEvent.BargedIn.class::isInstance);
    }

    @Test
    void aCoughDoesNotStopTheAttendantForGood() {
        var heard = talk.speak("We are open from nine to five, and on Saturdays until noon.");
        talk.silence(1000);
        talk.speech(400);
        talk.silence(4000);

        assertThat(heard).isNotDone();
        // a voice without gaps is gone back in by 0.3 s
        assertThat(talk.sound.stream().filter(s -> s).count()).isEqualTo(59 * Talk.FRAMES_PER_CHARACTER + 15);
        assertThat(talk.events).anyMatch(CallEvent.Resumed.class::isInstance);
    }

    @Test
    void aClickIsNoSpeech() {
        talk.speak("Hello there, my friend.");
        talk.silence(500);
        talk.speech(40);
        talk.silence(500);
        assertThat(talk.hearings).isZero();
    }

    @Test
    void silenceIsReportedAfterTheWait() {
        var heard = talk.speak("Hello.");
        talk.silence(6300);
        assertThat(heard).isNotDone();
        talk.silence(300);
        assertThat(heard.join()).isInstanceOf(Heard.Silence.class);
    }

    @Test
    void whenThePbxSendsNothingSilenceTakesItsPlace() {
        var heard = talk.speak("Hello.");
        talk.gap(7000);
        assertThat(heard.join()).isInstanceOf(Heard.Silence.class);
    }

    @Test
    void aReplyBeforeATransferIsHeardToItsLastSampleWhateverTheCallerDoes() {
        var heard = talk.speak(Reply.of("One moment please.", Expect.NOTHING));
        talk.silence(300);
        talk.speech(600);
        talk.digits("5");
        talk.silence(600);

        assertThat(heard.join()).isInstanceOf(Heard.Finished.class);
        assertThat(heard.join().spoken().heard()).isEqualTo("One moment please.");
        assertThat(talk.sound.stream().filter(s -> s).count()).isEqualTo(18 * Talk.FRAMES_PER_CHARACTER);
    }

    @Test
    void oneDigitIsAnAnswerAndInterrupts() {
        var heard = talk.speak("Press one for sales, two for support.");
        talk.silence(600);
        talk.digits("2");
        assertThat(heard.join()).isInstanceOfSatisfying(Heard.Pressed.class, pressed -> {
            assertThat(pressed.digits()).isEqualTo("2");
            assertThat(pressed.spoken().interrupted()).isTrue();
            assertThat(pressed.spoken().heard()).isEqualTo("Press one");
        });
    }

    @Test
    void digitsThatWereAskedForEndWithTheHashKey() {
        var heard = talk.speak(Reply.of("Your number?", new Expect.Digits(8)));
        talk.silence(1000);
        talk.digits("12");
        talk.silence(1200);
        talk.digits("34#");
        assertThat(heard.join()).isInstanceOfSatisfying(
                Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("1234"));
    }

    @Test
    void digitsThatWereAskedForEndWithAPause() {
        var heard = talk.speak(Reply.of("Your number?", new Expect.Digits(8)));
        talk.silence(1000);
        talk.digits("1234");
        talk.silence(2900);
        assertThat(heard).isNotDone();
        talk.silence(200);
        assertThat(heard.join()).isInstanceOf(Heard.Pressed.class);
    }

    @Test
    void digitsPressedWhileWeThinkAreNotLost() {
        talk.words.add("my order");
        var first = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(500);
        talk.silence(800);
        assertThat(first).isCompleted();
        talk.digits("42#");
        var second = talk.speak(Reply.of("Your number?", new Expect.Digits(8)));
        talk.silence(100);
        assertThat(second.join()).isInstanceOfSatisfying(
                Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("42"));
    }

    @Test
    void aNumberKeyedWhileTheReplyIsStillBeingWrittenIsOneAnswer() {
        Reply reply = new Reply();
        var heard = talk.speak(reply);
        talk.digits("123");
        talk.silence(100);
        assertThat(heard).isNotDone();
        reply.write("Your number?");
        reply.complete(new Expect.Digits(8));
        talk.digits("4#");
        talk.silence(200);
        assertThat(heard.join()).isInstanceOfSatisfying(
                Heard.Pressed.class, pressed -> assertThat(pressed.digits()).isEqualTo("1234"));
    }

    @Test
    void aCracklingLineIsStillPrompted() {
        var heard = talk.speak("Hello.");
        for (int i = 0; i < 4; i++) {
            talk.silence(2000);
            talk.speech(140);
        }
        talk.silence(3000);
        assertThat(heard.join()).isInstanceOf(Heard.Silence.class);
    }

    @Test
    void theReplyIsSpokenWhileItIsBeingWritten() {
        Reply reply = new Reply();
        var heard = talk.speak(reply);
        reply.write("We are open. ");
        talk.silence(200);
        assertThat(talk.firstSound()).isLessThan(100);
        reply.write("Until five.");
        reply.complete(Expect.SPEECH);
        talk.silence(2000);
        assertThat(talk.sound.stream().filter(s -> s).count()).isEqualTo((12 + 11) * Talk.FRAMES_PER_CHARACTER);
        assertThat(heard).isNotDone();
    }

    @Test
    void anInterruptedWriterIsStopped() {
        talk.words.add("stop it");
        Reply reply = new Reply();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        reply.onCancel(() -> stopped.complete(null));
        talk.speak(reply);
        reply.write("We are open from nine to five. And then ");
        talk.silence(600);
        talk.speech(600);
        talk.silence(900);
        assertThat(stopped).isCompleted();
    }

    @Test
    void whatTheCallerAddsWhileWeThinkIsNotLost() {
        talk.words.add("my internet");
        talk.words.add("is very slow");
        var first = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(500);
        talk.silence(700);
        assertThat(first).isCompleted();
        talk.speech(500);
        talk.silence(700);
        var second = talk.speak("What about it?");
        assertThat(second.join()).isInstanceOfSatisfying(Heard.Said.class, said -> {
            assertThat(said.utterance().text()).isEqualTo("is very slow");
            assertThat(said.spoken().heard()).isEmpty();
            assertThat(said.spoken().interrupted()).isTrue();
        });
    }

    @Test
    void soundWithoutWordsIsUnclear() {
        var heard = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(900);
        talk.silence(800);
        assertThat(heard.join()).isInstanceOf(Heard.Unclear.class);
    }

    @Test
    void aSlowRecogniserMakesUsAskTheCallerToHold() {
        talk.recognizerFrames = 150;
        talk.words.add("hello");
        var heard = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(500);
        talk.silence(600);
        int before = talk.lastSound();
        talk.silence(2600);
        assertThat(talk.lastSound()).isGreaterThan(before);
        talk.silence(1000);
        assertThat(heard.join()).isInstanceOf(Heard.Said.class);
        assertThat(heard.join().spoken().heard()).isEqualTo("Hello.");
    }

    @Test
    void aDeadRecogniserIsReportedAndWeCanStillSpeak() {
        talk.recognizerFails = true;
        var heard = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(500);
        talk.silence(800);
        assertThat(heard.join()).isInstanceOfSatisfying(
                Heard.Deaf.class, deaf -> assertThat(deaf.reason()).isEqualTo("recogniser is down"));
        var farewell = talk.speak(Reply.of("I connect you.", Expect.NOTHING));
        talk.silence(1500);
        assertThat(farewell.join()).isInstanceOf(Heard.Finished.class);
    }

    @Test
    void aRecogniserThatNeverAnswersIsGivenUp() {
        talk.recognizerFrames = 100_000;
        var heard = talk.speak("Hello.");
        talk.silence(1000);
        talk.speech(500);
        talk.silence(9000);
        assertThat(heard.join()).isInstanceOf(Heard.Deaf.class);
    }

    @Test
    void aDeadSynthesiserIsReported() {
        talk.synthesizerFails = true;
        var heard = talk.speak("Hello.");
        talk.silence(200);
        assertThat(heard.join()).isInstanceOf(Heard.Mute.class);
    }

    @Test
    void aSynthesiserThatNeverAnswersIsGivenUp() {
        talk.synthesizerFrames = 100_000;
        var heard = talk.speak("Hello.");
        talk.silence(8200);
        assertThat(heard.join()).isInstanceOf(Heard.Mute.class);
    }

    @Test
    void theCallersHangUpEndsThisExchangeAndAllLaterOnes() {
        var heard = talk.speak("Hello.");
        talk.silence(200);
        talk.hangUp();
        assertThat(heard.join()).isInstanceOf(Heard.LineEnded.class);
        assertThat(talk.speak("Still there?").join()).isInstanceOf(Heard.LineEnded.class);
    }

    @Test
    void stoppingEndsTheRunningExchangeOrTheNext() {
        var heard = talk.speak("Hello.");
        talk.silence(100);
        talk.line().stop("deadline");
        assertThat(heard.join()).isInstanceOfSatisfying(
                Heard.Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo("deadline"));
        talk.line().stop("again");
        assertThat(talk.speak("Hello.").join()).isInstanceOf(Heard.Stopped.class);
        var third = talk.speak("Hello.");
        talk.silence(600);
        assertThat(third).isNotDone();
    }

    @Test
    void theLineIsStillUsableAfterManyTurns() {
        for (int turn = 0; turn < 50; turn++) {
            talk.words.add("turn " + turn);
            var heard = talk.speak("Hello.");
            talk.silence(600);
            talk.speech(500);
            talk.silence(800);
            assertThat(((Heard.Said) heard.join()).utterance().text()).isEqualTo("turn " + turn);
            assertThat(heard.join().spoken().heard()).isEqualTo("Hello.");
        }
    }

    @Test
    void steadyNoiseIsLearnedAndSpeechAboveItIsStillHeard() {
        talk.noise = 150;
        talk.silence(4000);
        talk.hearings = 0;
        talk.words.add("hello");
        var heard = talk.speak("Hello.");
        talk.silence(1500);
        assertThat(talk.hearings).isZero();
        talk.speech(500);
        talk.silence(800);
        assertThat(heard.join()).isInstanceOf(Heard.Said.class);
    }
}
