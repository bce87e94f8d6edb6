package dev.attendant.speech.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.service.FakeExchange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every recogniser that is asked for a whole utterance at once, beside the rest. */
public abstract class RequestContract extends ServiceContract {

    /** How many ms of audio a request carries. */
    protected abstract int length(FakeExchange request);

    @Test
    void theAnswerToThePauseIsTheResultWhenNothingFollowed() throws InterruptedException {
        service.then(dialect().hears(List.of("hello"), 1));
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard).speech(20).silence(10).pause();
        assertThat(heard.nextPartial()).isEqualTo("hello");
        hearing.silence(20).finish();
        assertThat(heard.ends).as("at once").hasSize(1);
        assertThat(heard.words()).isEqualTo("hello");
        assertThat(length(service.exchange())).isBetween(590, 600);
    }

    @Test
    void whoGoesOnAfterAPauseIsHeardWhole() throws InterruptedException {
        Closing dropped = new Closing(dialect());
        service.then(dropped).then(dialect().hears(List.of("hello there"), 1));
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard).speech(20).silence(10).pause();
        dropped.awaitAudio();
        hearing.speech(10);
        assertThat(dropped.clientHasClosed()).as("the first request is dropped").isTrue();
        hearing.silence(10).pause();
        assertThat(heard.nextPartial()).isEqualTo("hello there");
        hearing.finish();
        assertThat(heard.words()).isEqualTo("hello there");
        service.exchange();
        assertThat(length(service.exchange())).isBetween(990, 1000);
    }

    @Test
    void anEndInTheMidstOfSpeechIsNotAnsweredByThePauseBefore() throws InterruptedException {
        service.then(dialect().hears(List.of("hello"), 1)).then(dialect().hears(List.of("hello there"), 1));
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard).speech(20).silence(10).pause();
        assertThat(heard.nextPartial()).isEqualTo("hello");
        hearing.speech(20).finish();
        assertThat(heard.words()).isEqualTo("hello there");
    }

    @Test
    void aPauseThatTheServiceFailedAtIsAskedForAgainAtTheEnd() throws InterruptedException {
        service.then(exchange -> exchange.begin(500).send(dialect().error("once")).end());
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard).speech(20).silence(10).pause();
        service.exchange();
        service.then(dialect().hears(List.of("hello"), 1));
        // the failure may come later than the end: then it is the end
        hearing.silence(10).finish();
        Heard.End end = heard.awaitEnd();
        assertThat(end.text()).satisfiesAnyOf(
                words -> assertThat(words).isEqualTo("hello"),
                reason -> assertThat(reason).contains("HTTP 500"));
    }

    @Test
    void tooLittleForAWordIsNotAskedFor() throws InterruptedException {
        Heard heard = new Heard();
        hear(recognizer(), heard).speech(4).pause().finish();
        assertThat(heard.words()).isEmpty();
        assertThat(service.connections()).isZero();
    }

    @Test
    void moreThanTheServiceTakesIsNotHeard() throws InterruptedException {
        service.then(dialect().hears(List.of("hello"), 1));
        Heard heard = new Heard();
        LoopedHearing hearing = hear(recognizer(), heard);
        for (int minutes = 0; minutes < 10; minutes++) {
            hearing.speech(3000);
        }
        assertThat(heard.words()).isEqualTo("hello");
        assertThat(length(service.exchange())).isBetween(55_000, 60_000);
    }

    @Test
    void theConnectionIsKeptForTheNextUtterance() throws InterruptedException {
        var recognizer = recognizer();
        for (int i = 0; i < 3; i++) {
            service.then(dialect().hears(List.of("hello"), 1));
            Heard heard = new Heard();
            hear(recognizer, heard).speech(20).finish();
            assertThat(heard.words()).isEqualTo("hello");
        }
        assertThat(service.connections()).isLessThanOrEqualTo(2);
    }
}
