package dev.attendant.asterisk.agi;

import dev.attendant.asterisk.mrcp.AsteriskMrcp;
import dev.attendant.asterisk.mrcp.KeyPress;
import dev.attendant.conversation.scenario.LineKind;
import java.util.Optional;

/**
 * A call's channel, as the manager interface knows it.
 *
 * @param keys presses keys on it, when there is a manager interface
 */
record CallChannel(String name, Optional<KeyPress> keys) {

    AsteriskMrcp mrcp(AgiConnection agi, LineKind.UniMrcp kind) {
        return new AsteriskMrcp(agi, name, kind, keys);
    }
}
