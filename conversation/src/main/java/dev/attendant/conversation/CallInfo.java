package dev.attendant.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What the PBX told us of a call when it handed it over. Everything here comes from the caller or the
 * PBX and is not trusted: it is never part of a command line, a query or a file name.
 *
 * @param id           our own name for the call, in logs and records
 * @param pbx          which PBX it came from, {@code asterisk} or {@code freeswitch}
 * @param pbxCallId    the PBX's own name for it (Asterisk: the channel's unique id)
 * @param scenario     which scenario the dialplan asked for
 * @param callerNumber the caller's number, empty when withheld
 * @param callerName   the caller's name, empty when unknown
 * @param dialled      the number that was dialled
 * @param arguments    what the dialplan added: the query of the URL and the arguments behind it
 * @param arrivedAt    when the PBX connected to us
 */
public record CallInfo(
        UUID id,
        String pbx,
        String pbxCallId,
        String scenario,
        String callerNumber,
        String callerName,
        String dialled,
        Map<String, String> arguments,
        Instant arrivedAt) {

    public CallInfo {
        arguments = Map.copyOf(arguments);
    }
}
