package dev.attendant.testcalls.sip;

import dev.attendant.conversation.audio.G711;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session description of one telephone call (RFC 8866, offered and answered as in RFC 3264): where audio is
 * to be sent, which laws of G.711 in what order, and the payload type of telephone events (RFC 4733).
 *
 * @param events payload type of telephone-event, empty when digits cannot be sent
 */
public record Sdp(InetSocketAddress audio, List<G711> codecs, Optional<Integer> events) {
    /** The payload type that we offer for telephone events. */
    public static final int EVENTS = 101;

    private static final Map<G711, Integer> PAYLOAD_TYPES = Map.of(G711.MU_LAW, 0, G711.A_LAW, 8);
    private static final Map<G711, String> NAMES = Map.of(G711.MU_LAW, "PCMU", G711.A_LAW, "PCMA");
    private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) RTP/AVP ([\\d ]+)");
    private static final Pattern EVENT_MAP = Pattern.compile("(?m)^a=rtpmap:(\\d+) telephone-event/8000");

    /** What our phone offers. */
    public static Sdp offer(InetSocketAddress audio, List<G711> codecs) {
        return new Sdp(audio, codecs, Optional.of(EVENTS));
    }

    /** @throws IllegalArgumentException when there is no audio in it that a G.711 telephone can take part in */
    public static Sdp parse(String text) {
        Matcher audio = AUDIO.matcher(text);
        Matcher connection = CONNECTION.matcher(text);
        if (!audio.find() || !connection.find()) {
            throw new IllegalArgumentException("no audio in the session description");
        }
        Map<String, G711> known = new HashMap<>();
        PAYLOAD_TYPES.forEach((codec, type) -> known.put(type.toString(), codec));
        List<G711> codecs = Pattern.compile(" ").splitAsStream(audio.group(2).strip())
                .filter(known::containsKey).map(known::get).toList();
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("no G.711 in the session description");
        }
        Matcher events = EVENT_MAP.matcher(text);
        return new Sdp(new InetSocketAddress(connection.group(1), Integer.parseInt(audio.group(1))), codecs,
                events.find() ? Optional.of(Integer.parseInt(events.group(1))) : Optional.empty());
    }

    /** Our answer to this offer: its first codec that we speak too. */
    public Sdp answer(InetSocketAddress ours, List<G711> ourCodecs) {
        G711 codec = codecs.stream().filter(ourCodecs::contains).min(Comparator.comparing(codecs::indexOf))
                .orElseThrow(() -> new IllegalArgumentException("no codec in common"));
        return new Sdp(ours, List.of(codec), events);
    }

    public static int payloadType(G711 codec) {
        return PAYLOAD_TYPES.get(codec);
    }

    @Override
    public String toString() {
        StringBuilder types = new StringBuilder();
        StringBuilder maps = new StringBuilder();
        for (G711 codec : codecs) {
            types.append(' ').append(payloadType(codec));
            maps.append("a=rtpmap:%d %s/8000\r\n".formatted(payloadType(codec), NAMES.get(codec)));
        }
        events.ifPresent(type -> {
            types.append(' ').append(type);
            maps.append("a=rtpmap:%d telephone-event/8000\r\na=fmtp:%d 0-15\r\n".formatted(type, type));
        });
        String host = audio.getAddress().getHostAddress();
        return "v=0\r\no=- 1 1 IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host + "\r\nt=0 0\r\nm=audio "
                + audio.getPort() + " RTP/AVP" + types + "\r\n" + maps + "a=ptime:20\r\na=sendrecv\r\n";
    }
}
