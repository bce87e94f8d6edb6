package dev.attendant.testcalls.sip;

/** A call or a registration was refused, with the status that the other side gave (486: busy). */
public final class SipRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    SipRefusal(int status, String reason) {
        super(status + " " + reason);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
