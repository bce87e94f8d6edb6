package dev.attendant.freeswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkTest {

    private final FakeFreeSwitch freeSwitch = new FakeFreeSwitch();
    private final CallSocket socket = freeSwitch.call();

    @AfterEach
    void close() {
        freeSwitch.close();
    }

    @Test
    void aParkHasOneUnicastAndANewParkAnother() {
        freeSwitch.when("uuid_transfer", command -> freeSwitch.event("CHANNEL_PARK"));
        Park park = new Park(socket, "after XML attendant-people");
        assertThat(park.use()).isTrue();
        assertThat(park.use()).isFalse();
        assertThat(park.again()).isTrue();
        assertThat(park.use()).isTrue();
        assertThat(freeSwitch.commands()).containsExactly("api uuid_transfer " + FakeFreeSwitch.UUID
                + " 'park:,transfer:after XML attendant-people' inline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "after XML people' inline", "after,hangup", "${system(x)}", "a b c d"})
    void whereTheDialplanDoesNotSayHowToGoOnTheCallIsNotTakenBack(String after) {
        Park park = new Park(socket, after);
        assertThat(park.isPossible()).isFalse();
        assertThat(park.again()).isFalse();
        assertThat(park.advice()).contains("attendant_after").contains("freeswitch-conf/dialplan/attendant.xml");
        assertThat(freeSwitch.commands()).isEmpty();
    }

    @Test
    void aCallThatIsNotThereIsNotParked() {
        freeSwitch.answers("uuid_transfer", "-ERR No such channel!");
        Park park = new Park(socket, "after XML people");
        assertThat(park.again()).isFalse();
        assertThat(park.advice()).contains("did not park");
    }

    @Test
    void aHangupInsteadOfTheParkIsNoPark() {
        freeSwitch.when("uuid_transfer", command -> freeSwitch.event("CHANNEL_HANGUP"));
        assertThat(new Park(socket, "after XML people").again()).isFalse();
    }
}
