package dev.attendant.testcalls.caller;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;

/**
 * An attendant that speaks tones: a greeting, and an answer to everything it hears. It stops when it is talked
 * over, and ends the call after the key {@code #}. Its clock are the caller's frames: one out for each that comes in.
 */
final class ToneAttendant {

    static final int ENDPOINT_FRAMES = 15;
    private static final int BARGE_IN_FRAMES = 5;

    private final NetServer agi;
    private final NetServer audio;
    private final int greetingFrames;
    private final int answerFrames;
    private int audioPort;
    private int agiPort;

    ToneAttendant(Vertx vertx, int greetingFrames, int answerFrames) {
        this.greetingFrames = greetingFrames;
        this.answerFrames = answerFrames;
        agi = vertx.createNetServer().connectHandler(this::control);
        audio = vertx.createNetServer().connectHandler(socket -> new Line().serve(socket));
    }

    Future<Void> start() {
        return audio.listen(0, "127.0.0.1").compose(server -> {
            audioPort = server.actualPort();
            return agi.listen(0, "127.0.0.1");
        }).map(server -> {
            agiPort = server.actualPort();
            return null;
        });
    }

    int port() {
        return agiPort;
    }

    private void control(NetSocket socket) {
        int[] replies = new int[1];
        socket.handler(RecordParser.newDelimited("\n", line -> {
            if (line.length() == 0) {
                socket.write("ANSWER\n");
            } else if (line.toString().startsWith("200 ") || line.toString().startsWith("511 ")) {
                switch (replies[0]++) {
                    case 0 -> socket.write("EXEC AudioSocket 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0,127.0.0.1:"
                            + audioPort + "\n");
                    case 1 -> socket.write("SET VARIABLE ATTENDANT_RESULT completed\n");
                    default -> socket.close();
                }
            }
        }));
    }

    private final class Line {

        private final Buffer silence = message(new short[160]);
        private final Buffer tone = message(ToneSynthesizer.tone(20, 8_000));
        private int toSay = greetingFrames;
        private int voiced;
        private int quiet;

        void serve(NetSocket socket) {
            RecordParser parser = RecordParser.newFixed(3);
            int[] type = {-1};
            parser.handler(piece -> {
                if (type[0] < 0) {
                    type[0] = piece.getUnsignedByte(0);
                    parser.fixedSizeMode(piece.getUnsignedShort(1));
                } else {
                    message(socket, type[0], piece);
                    type[0] = -1;
                    parser.fixedSizeMode(3);
                }
            });
            socket.handler(parser);
        }

        private void message(NetSocket socket, int type, Buffer payload) {
            if (type == 0x10) {
                listen(payload);
                socket.write(toSay > 0 ? tone : silence);
                toSay = Math.max(0, toSay - 1);
            } else if (type == 0x03 && payload.getByte(0) == '#') {
                socket.write(Buffer.buffer(new byte[3]));
            }
        }

        private void listen(Buffer payload) {
            short[] samples = new short[160];
            for (int i = 0; i < 160; i++) {
                samples[i] = payload.getShortLE(2 * i);
            }
            boolean voice = EnergyGate.isAudible(samples);
            voiced += voice ? 1 : 0;
            quiet = voice ? 0 : quiet + 1;
            if (voiced >= BARGE_IN_FRAMES && toSay > 0) {
                toSay = 0;
            }
            if (voiced > 0 && quiet == ENDPOINT_FRAMES) {
                voiced = 0;
                toSay = answerFrames;
            }
        }

        private static Buffer message(short[] samples) {
            Buffer buffer = Buffer.buffer(323).appendByte((byte) 0x10).appendUnsignedShort(320);
            for (short sample : samples) {
                buffer.appendShortLE(sample);
            }
            return buffer;
        }
    }
}
