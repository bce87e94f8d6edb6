package dev.attendant.speech.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.service.FakeService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same of a voice that sends its sound while it makes it. */
public abstract class StreamedVoiceContract extends VoiceContract {

    @Test
    void theFirstSoundIsHeardBeforeTheLastIsMade() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        byte[] half = VoiceDialect.bytes(new short[rate(8000) / 5], isMuLaw(8000));
        service.then(exchange -> {
            begin(exchange).send(begun(half));
            if (heard.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                exchange.send(answer(half)).end();
            }
        });
        Timed timed = new Timed();
        voice().speak(hello(), timed);
        assertThat(timed.begun.await(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(timed.end).isNotDone();
        heard.countDown();
        assertThat(timed.awaitEnd()).isEmpty();
        assertThat(timed.samples()).hasSize(2 * 1600);
    }
}
