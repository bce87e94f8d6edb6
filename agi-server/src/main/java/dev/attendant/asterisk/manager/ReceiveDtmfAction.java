package dev.attendant.asterisk.manager;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** {@code PlayDTMF} with {@code Receive}, which asterisk-java's own does not know. Its getters are read by reflection. */
public final class ReceiveDtmfAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    private final String channel;
    private final char key;

    ReceiveDtmfAction(String channel, char key) {
        this.channel = channel;
        this.key = key;
    }

    @Override
    public String getAction() {
        return "PlayDTMF";
    }

    public String getChannel() {
        return channel;
    }

    public String getDigit() {
        return String.valueOf(key);
    }

    /** The channel hears it, not its other end. */
    public String getReceive() {
        return "true";
    }
}
