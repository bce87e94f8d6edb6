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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fixture and the phone themselves: a real FreeSWITCH is there, takes calls and passes audio. */
class EchoCallTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** A packet that comes late on a busy machine moves the phase, and so the measured peak a little. */
    private static final Offset<Integer> FREQUENCY = within(10);

    private static RealFreeSwitch freeswitch;

    @BeforeAll
    static void up() {
        freeswitch = RealFreeSwitch.setup().global("place", "room 7, left").dialplan("""
                <extension name="elsewhere">
                  <condition field="destination_number" expression="^elsewhere$">
                    <action application="transfer" data="start XML other"/>
                  </condition>
                </extension>""").context("other", """
                <extension name="busy">
                  <condition field="destination_number" expression="^start$">
                    <action application="hangup" data="USER_BUSY"/>
                  </condition>
                </extension>""").start();
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
            assertThat(Tone.frequency(tone)).isCloseTo(620, FREQUENCY);
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
    void aNoteIsHeardAtTheExtensionTone() throws Exception {
        try (SipPhone phone = freeswitch.phone("102");
                SipCall call = phone.call(freeswitch.uri("tone")).connected(SOON)) {
            call.play(new short[8000]).get(10, TimeUnit.SECONDS);
            Sound heard = call.heard();
            assertThat(Tone.frequency(heard.between(heard.millis() - 300, heard.millis())))
                    .isCloseTo(RealFreeSwitch.TONE_HERTZ, FREQUENCY);
            assertThat(freeswitch.channels()).singleElement().asString().contains("102", "tone");
        }
        freeswitch.awaitNoChannels(SOON);
    }

    @Test
    void aTestsOwnVariablesExtensionsAndContextsAreThere() {
        assertThat(freeswitch.cli("global_getvar place")).isEqualTo("room 7, left");
        try (SipPhone phone = freeswitch.phone("103")) {
            SipCall call = phone.call(freeswitch.uri("elsewhere"));
            assertThatThrownBy(() -> call.connected(SOON)).isInstanceOfSatisfying(SipRefusal.class,
                    refusal -> assertThat(refusal.status()).isEqualTo(486));
        }
    }

    @Test
    void onePhoneCallsAnother() throws Exception {
        try (SipPhone caller = freeswitch.phone("104");
                SipPhone called = freeswitch.phone("105");
                SipCall call = caller.call(freeswitch.uri("105"))) {
            SipCall taken = called.answerNext().get(10, TimeUnit.SECONDS);
            call.connected(SOON);
            taken.hangUp();
            call.awaitEnd(SOON);
        }
    }

    @Test
    void itsVersionIsTold() {
        assertThat(freeswitch.version()).matches("1\\.\\d+\\.\\d+.*");
    }

    @Test
    void everythingThatTheDialplanAndTheAttendantUseIsLoaded() {
        assertThat(freeswitch.cli("show application")).contains("socket,", "callcenter,", "park,", "bridge,", "fifo,");
        assertThat(freeswitch.cli("show codec")).contains("G.711 ulaw", "G.711 alaw", "G.722");
        assertThat(freeswitch.cli("callcenter_config agent list")).contains("user/201", "user/202")
                .doesNotContain("Available");
        assertThat(freeswitch.cli("callcenter_config tier list")).contains("support@default");
    }

    /** FreeSWITCH's preprocessor does not know comments: a directive in one is carried out. */
    @Test
    void theFilesThatAreShippedSetNothingByThemselves() {
        assertThat(freeswitch.cli("global_getvar attendant_people")).isEqualToIgnoringNewLines("-ERR no reply");
        assertThat(freeswitch.cli("global_getvar attendant_nobody")).isEqualToIgnoringNewLines("-ERR no reply");
        assertThat(freeswitch.cli("global_getvar attendant_socket")).isEqualTo("127.0.0.1:8084");
        assertThat(freeswitch.cli("global_getvar attendant_password")).isEqualTo(freeswitch.password());
    }

    @Test
    void severalRunAtOnceAndEachIsLeftAloneByTheOthers() {
        try (RealFreeSwitch second = RealFreeSwitch.setup().start(); SipPhone phone = second.phone("100")) {
            assertThat(second.cli("sofia_contact 100@127.0.0.1")).contains(phone.uri().substring("sip:".length()));
            assertThat(freeswitch.cli("sofia_contact 100@127.0.0.1")).contains("user_not_registered");
        }
        assertThat(freeswitch.cli("status")).contains(" is ready");
    }
}
