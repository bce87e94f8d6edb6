package dev.attendant.testcalls.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.Played;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import dev.attendant.testcalls.sip.SipRefusal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fixture and the phone themselves: a real Asterisk is there, takes calls and passes audio. */
@Tag(RealPbx.ASTERISK_TAG)
class EchoCallTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static RealAsterisk asterisk;

    @BeforeAll
    static void up() {
        asterisk = RealAsterisk.setup().start();
    }

    @AfterAll
    static void down() {
        asterisk.close();
    }

    @Test
    void aPhoneHearsItsOwnVoiceFromTheEcho() throws Exception {
        try (SipPhone phone = asterisk.phone("100");
                SipCall call = phone.call(asterisk.uri("echo")).connected(SOON)) {
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
        asterisk.awaitNoChannels(SOON);
    }

    @Test
    void anExtensionThatIsNotThereIsRefused() {
        try (SipPhone phone = asterisk.phone("101")) {
            SipCall call = phone.call(asterisk.uri("nobody"));
            assertThatThrownBy(() -> call.connected(SOON)).isInstanceOfSatisfying(SipRefusal.class,
                    refusal -> assertThat(refusal.status()).isEqualTo(404));
        }
    }

    @Test
    void everythingThatTheDialplanAndTheAttendantUseIsLoaded() {
        for (String application : new String[] {"AGI", "AudioSocket", "Queue", "Dial", "Playback"}) {
            assertThat(asterisk.cli("core show application " + application))
                    .contains("Info about Application '" + application + "'");
        }
        assertThat(asterisk.cli("core show channeltype AudioSocket")).contains("AudioSocket");
        assertThat(asterisk.cli("core show settings")).containsPattern("Transmit silence during rec:\\s+Enabled");
        assertThat(asterisk.cli("manager show user attendant")).contains("read perm: call,agent")
                .contains("write perm: reporting,originate");
        assertThat(asterisk.cli("queue show support")).contains("PJSIP/201", "PJSIP/202");
    }
}
