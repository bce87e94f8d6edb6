package dev.attendant.testcalls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SipMessageTest {
    private static final String INVITE = String.join("\r\n",
            "INVITE sip:1000@127.0.0.1 SIP/2.0", "v: SIP/2.0/UDP 127.0.0.1:5061;rport;branch=z9hG4bKx1",
            "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx0", "f: \"A; tag=no\" <sip:a@b>;tag=yes", "t: <sip:1000@b>",
            "i: 7@b", "CSeq: 4 INVITE", "l: 4", "", "body");

    @Test
    void aCompactHeaderIsItsLongOne() {
        SipMessage message = SipMessage.parse(INVITE);
        assertThat(message.method()).isEqualTo("INVITE");
        assertThat(message.callId()).isEqualTo("7@b");
        assertThat(message.headers("Via")).hasSize(2);
        assertThat(message.transaction()).isEqualTo("z9hG4bKx1 INVITE");
        assertThat(message.body()).isEqualTo("body");
    }

    @Test
    void aParameterIsThatOfTheHeaderAndNotOfTheName() {
        String from = SipMessage.parse(INVITE).headerOrEmpty("From");
        assertThat(SipMessage.parameter(from, "tag")).isEqualTo("yes");
        assertThat(SipMessage.uri(from)).isEqualTo("sip:a@b");
    }

    @Test
    void aResponseRepeatsWhatTellsWhichRequestItAnswers() {
        SipMessage response = SipMessage.parse(
                SipMessage.response(SipMessage.parse(INVITE), 486, "Busy Here").toString());
        assertThat(response.isRequest()).isFalse();
        assertThat(response.status()).isEqualTo(486);
        assertThat(response.reason()).isEqualTo("Busy Here");
        assertThat(response.method()).isEqualTo("INVITE");
        assertThat(response.headers("Via")).hasSize(2);
        assertThat(response.header("Content-Length")).contains("0");
    }

    @Test
    void anAckOfARefusalBelongsToItsInvite() {
        SipMessage ack = SipMessage.parse(INVITE.replace("INVITE", "ACK"));
        assertThat(ack.transaction()).isEqualTo("z9hG4bKx1 INVITE");
    }

    @Test
    void whatIsNoSipIsRefused() {
        assertThatThrownBy(() -> SipMessage.parse("GET / HTTP/1.1\r\n\r\n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("GET / HTTP/1.1");
    }
}
