package dev.attendant.freeswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallSocketTest {

    private static final String RESCUE = "variable_attendant_rescue";

    private final FakeFreeSwitch freeSwitch = new FakeFreeSwitch();

    @AfterEach
    void close() {
        freeSwitch.close();
    }

    @Test
    void theTransferThatTheDialplanHasScheduledIsCalledOffBeforeTheCallIsTaken() {
        freeSwitch.answers("sched_del", "+OK Deleted: 1").has(RESCUE, "47").call();
        assertThat(freeSwitch.commands()).containsExactly("api sched_del 47");
    }

    @Test
    void aCallThatPeopleHaveTakenOverInTheMeantimeIsLeftToThem() {
        freeSwitch.answers("sched_del", "+OK Deleted: 0").has(RESCUE, "47").connect();
        freeSwitch.awaitClosed();
        assertThat(freeSwitch.isTaken()).isFalse();
        assertThat(freeSwitch.commands()).containsExactly("api sched_del 47");
    }

    @Test
    void aFreeSwitchThatCannotCallTheTransferOffIsNoReasonNotToTakeTheCall() {
        freeSwitch.answers("sched_del", "-ERR sched_del Command not found!").has(RESCUE, "47").call();
        assertThat(freeSwitch.isTaken()).isTrue();
    }

    @Test
    void whatIsNoTasksNumberIsNotSent() {
        freeSwitch.has(RESCUE, "47 hupall").call();
        assertThat(freeSwitch.commands()).isEmpty();
    }

    @Test
    void whoTellsOfNoCallIsClosed() {
        freeSwitch.has("Unique-ID", "").connect();
        freeSwitch.awaitClosed();
        assertThat(freeSwitch.isTaken()).isFalse();
    }
}
