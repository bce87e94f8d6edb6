package dev.attendant.freeswitch.call;

import dev.attendant.freeswitch.esl.EslEvent;

/** What happened to a call, as FreeSWITCH's events tell it. */
sealed interface Happening {

    /** An application has ended, or in a queue: has found an agent. */
    record Executed(String eventUuid, EslEvent event) implements Happening {}

    /** The channel is in a new park. */
    record Parked() implements Happening {}

    /** The caller talks with somebody. @param with what FreeSWITCH says of them */
    record Bridged(EslEvent with) implements Happening {}

    /** They do not talk any more. @param from what FreeSWITCH says of the call then */
    record Unbridged(EslEvent from) implements Happening {}

    /** The call is over. */
    record HungUp() implements Happening {}

    /** The connection is gone; the call may be there. */
    record Closed() implements Happening {}
}
