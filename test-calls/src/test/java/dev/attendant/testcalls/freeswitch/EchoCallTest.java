package dev.attendant.testcalls.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.sip.Played;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import dev.attendant.testcalls.sip.SipRefusal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fixture and the phone themselves: a real FreeSWITCH is there, takes calls and passes audio. */
class EchoCallTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static RealFreeSwitch freeswitch;

    @BeforeAll
    static void up() {
        freeswitch = RealFreeSwitch.setup().start();
    }

    @AfterAll
    static void down() {
        if (freeswitch != null) {
            freeswitch.close();
        }
    }

    @Test
    void aPhoneHearsItsOwnVoiceFromTheEcho() throws Exception {
        try (SipPhone phone = freeswitch.phone("100");
                SipCall call = phone.call(freeswitch.uri("echo")).connected(SOON)) {
            Played said = call.play(Tone.sine(620, 1000)).get(10, TimeUnit.SECONDS);
            call.play(new short[4000]).get(10, TimeUnit.SECONDS);

            Sound heard = call.heard();
            int began = heard.firstAbove(Sound.SPEECH, 0);
            assertThat(began).isGreaterThanOrEqualTo(call.recording().millisAt(said.began()) - 20);
            assertThat(heard.lastAbove(Sound.SPEECH) - began).isCloseTo(1000, within(60));
            Sound tone = heard.between(began + 100, began + 900);
            assertThat(Tone.frequency(tone)).isEqualTo(620);
            assertThat(tone.level()).isCloseTo(-20, within(0.5));
        }
        freeswitch.awaitNoChannels(SOON);
        assertThat(freeswitch.channels()).isEmpty();
    }

    @Test
    void anExtensionThatIsNotThereIsRefused() {
        try (SipPhone phone = freeswitch.phone("101")) {
            SipCall call = phone.call(freeswitch.uri("nobody"));
            assertThatThrownBy(() -> call.connected(SOON)).isInstanceOfSatisfying(SipRefusal.class,
                    refusal -> assertThat(refusal.status()).isEqualTo(404));
        }
    }

    @Test
    void itsVersionIsTold() {
        assertThat(freeswitch.version()).matches("1\\.\\d+\\.\\d+.*");
    }
}
