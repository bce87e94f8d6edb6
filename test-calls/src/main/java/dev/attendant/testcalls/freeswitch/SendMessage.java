package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;

/** What a {@code sendmsg} other than execute does: switch_ivr_parse_event() of switch_ivr.c. */
final class SendMessage {

    private SendMessage() {}

    /** Fact: success must be read from events; what is unknown does nothing. */
    static void execute(Channel channel, EslMessage message) {
        switch (message.header("call-command", "")) {
            case "unicast" -> channel.unicast(message);
            case "hangup" -> channel.hangUp(
                    message.header("hangup-cause", "NORMAL_CLEARING"), CallEnd.HUNG_UP_BY_ATTENDANT);
            default -> { }
        }
    }
}
