package dev.attendant.testcalls.sip;

import java.net.InetSocketAddress;
import java.util.UUID;

/**
 * Who talks with whom, and how the next request between them looks (RFC 3261, section 12). Used by the
 * transport's thread and by the test's, hence volatile; nobody changes it but answers to our own request.
 */
final class SipDialog {
    private final SipTransport transport;
    private final String callId;
    private final String local;
    private final InetSocketAddress peer;
    private volatile String remote;
    private volatile String target;
    private int sequence;

    private SipDialog(SipTransport transport, String callId, String local, String remote, String target,
            InetSocketAddress peer) {
        this.transport = transport;
        this.callId = callId;
        this.local = local;
        this.remote = remote;
        this.target = target;
        this.peer = peer;
    }

    /** Of a call that we make. */
    static SipDialog calling(SipTransport transport, String from, String uri, InetSocketAddress peer) {
        return new SipDialog(transport, UUID.randomUUID().toString(), from + ";tag=" + newTag(), "<" + uri + ">", uri,
                peer);
    }

    /** Of a call that comes to us. */
    static SipDialog called(SipTransport transport, SipMessage invite, InetSocketAddress peer) {
        return new SipDialog(transport, invite.callId(), invite.headerOrEmpty("To") + ";tag=" + newTag(),
                invite.headerOrEmpty("From"), SipMessage.uri(invite.headerOrEmpty("Contact")), peer);
    }

    String callId() {
        return callId;
    }

    InetSocketAddress peer() {
        return peer;
    }

    /** Takes the other side's tag and address from its answer to our INVITE. */
    void established(SipMessage response) {
        remote = response.headerOrEmpty("To");
        response.header("Contact").map(SipMessage::uri).ifPresent(uri -> target = uri);
    }

    SipMessage request(String method) {
        return request(method, SipTransport.newBranch(), ++sequence);
    }

    /** An ACK or a CANCEL has the number of the INVITE; and its branch unless it acknowledges a success. */
    SipMessage request(String method, String branch, int number) {
        return SipMessage.request(method, target)
                .with("Via", transport.via(branch))
                .with("Max-Forwards", "70")
                .with("From", local)
                .with("To", remote)
                .with("Call-ID", callId)
                .with("CSeq", number + " " + method)
                .with("Contact", contact());
    }

    SipMessage response(SipMessage request, int status, String reason) {
        SipMessage response = SipMessage.response(request, status, reason);
        if (!response.headerOrEmpty("To").contains(";tag=")) {
            response.replacing("To", local);
        }
        return response.with("Contact", contact());
    }

    private String contact() {
        return "<sip:phone@%s:%d>".formatted(transport.address().getAddress().getHostAddress(),
                transport.address().getPort());
    }

    private static String newTag() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
