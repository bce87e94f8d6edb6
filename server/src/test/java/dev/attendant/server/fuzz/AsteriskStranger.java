package dev.attendant.server.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On Asterisk's ports: AGI and AudioSocket. */
final class AsteriskStranger extends Stranger {

    private static final Pattern AUDIO = Pattern.compile("EXEC \"?AudioSocket\"? \"?([0-9a-f-]{36})");
    private static final String REQUEST = """
            agi_network: yes
            agi_network_script: support
            agi_uniqueid: 1700000000.1
            agi_callerid: %s
            agi_dnid: 1000

            """;

    private final int agiPort;
    private final int audioPort;

    AsteriskStranger(long seed, int agiPort, int audioPort) {
        super(seed);
        this.agiPort = agiPort;
        this.audioPort = audioPort;
    }

    @Override
    protected String come() throws IOException {
        int kind = random.nextInt(10);
        boolean agi = random.nextBoolean();
        int port = agi ? agiPort : audioPort;
        return switch (kind) {
            case 0, 1 -> send("random bytes", port, bytes(1 + random.nextInt(4096)));
            case 2 -> send("a request cut short", agiPort, cut(request().getBytes(StandardCharsets.UTF_8)));
            case 3 -> send("an audio message cut short", audioPort, cut(message(random.nextInt(5), bytes(320))));
            case 4 -> send("too long a line", agiPort, ("agi_network: " + "x".repeat(1 << 20)).getBytes());
            case 5 -> send("too many headers", agiPort, "agi_arg_1: x\n".repeat(1000).getBytes());
            case 6 -> send("large messages", audioPort, message(random.nextInt(256), bytes(0xffff)));
            case 7 -> slowly(port, agi ? request().getBytes(StandardCharsets.UTF_8) : message(1, bytes(16)));
            default -> converse();
        };
    }

    /** Begins as Asterisk does, then answers commands with anything, and sends anything as audio. */
    private String converse() throws IOException {
        try (Socket socket = connect(agiPort)) {
            OutputStream out = socket.getOutputStream();
            out.write(request().getBytes(StandardCharsets.UTF_8));
            BufferedReader commands = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < 20; i++) {
                String command = commands.readLine();
                if (command == null) {
                    break;
                }
                Matcher audio = AUDIO.matcher(command);
                if (audio.find()) {
                    badAudio(UUID.fromString(audio.group(1)));
                }
                out.write(reply().getBytes(StandardCharsets.UTF_8));
            }
            leave(socket);
        }
        return "a conversation";
    }

    private String reply() {
        return switch (random.nextInt(12)) {
            case 0 -> "200 result=-1\n";
            case 1 -> "HANGUP\n200 result=-1\n";
            case 2 -> "511 Command Not Permitted on a dead channel or intercept routine\n";
            case 3 -> "520-Invalid command syntax.  Proper usage follows:\nno end";
            case 4 -> "200 result=1 (" + "y".repeat(random.nextInt(200_000));
            case 5 -> "200 result=" + new String(bytes(20), StandardCharsets.ISO_8859_1) + "\n";
            case 6 -> "200 result=0\n".repeat(50);
            case 7 -> "200 result=1 (=?not base64?=)\n";
            case 8 -> "999999999999 \n200\n\n";
            default -> "200 result=0\n";
        };
    }

    /** With the right UUID, so that a call has it: messages of every kind and length. */
    private void badAudio(UUID call) throws IOException {
        try (Socket socket = connect(audioPort)) {
            OutputStream out = socket.getOutputStream();
            out.write(message(1, ByteBuffer.allocate(16)
                    .putLong(call.getMostSignificantBits()).putLong(call.getLeastSignificantBits()).array()));
            for (int i = 0; i < random.nextInt(50); i++) {
                out.write(switch (random.nextInt(6)) {
                    case 0 -> message(0x10, bytes(random.nextInt(700)));
                    case 1 -> message(0x10, bytes(0xffff));
                    case 2 -> message(3, bytes(random.nextInt(3)));
                    case 3 -> random.nextInt(10) == 0 ? message(random.nextInt(256), bytes(3)) : message(1, bytes(16));
                    default -> message(0x10, bytes(320));
                });
            }
            leave(socket);
        }
    }

    private String request() {
        return REQUEST.formatted(random.nextInt(4) == 0
                ? new String(bytes(200), StandardCharsets.ISO_8859_1).replace("\n", "") : "666");
    }

    private byte[] message(int type, byte[] payload) {
        return ByteBuffer.allocate(3 + payload.length).put((byte) type).putShort((short) payload.length).put(payload)
                .array();
    }
}
