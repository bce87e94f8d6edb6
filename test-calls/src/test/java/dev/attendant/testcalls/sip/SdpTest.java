package dev.attendant.testcalls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.audio.G711;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SdpTest {
    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 4000);
    private static final List<G711> BOTH = List.of(G711.MU_LAW, G711.A_LAW);

    @Test
    void whatIsOfferedIsUnderstood() {
        Sdp offer = Sdp.offer(HERE, BOTH);
        assertThat(Sdp.parse(offer.toString())).isEqualTo(offer);
    }

    @Test
    void theAnswerIsTheOfferersFirstChoiceOfWhatWeSpeakAndItsNumberForDigits() {
        String offer = "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 6000 RTP/AVP 9 8 0 96\r\n"
                + "a=rtpmap:9 G722/8000\r\na=rtpmap:96 telephone-event/8000\r\n";
        assertThat(Sdp.parse(offer).answer(HERE, BOTH)).isEqualTo(new Sdp(HERE, List.of(G711.A_LAW), Optional.of(96)));
    }

    @Test
    void aDescriptionWithoutG711IsRefused() {
        assertThatThrownBy(() -> Sdp.parse("c=IN IP4 127.0.0.1\r\nm=audio 6000 RTP/AVP 9\r\n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("G.711");
    }
}
