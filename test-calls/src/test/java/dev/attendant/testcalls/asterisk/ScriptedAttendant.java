package dev.attendant.testcalls.asterisk;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An attendant of plain sockets that does what a test tells it. Nothing waits longer than its deadline. */
public final class ScriptedAttendant implements AutoCloseable {

    public static final String ID = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private static final int DEADLINE_MILLIS = 8_000;

    private final ServerSocket agi = listen();
    private final ServerSocket audio = listen();

    public int agiPort() {
        return agi.getLocalPort();
    }

    /** As the arguments of EXEC name it. */
    public String audioAddress() {
        return "127.0.0.1:" + audio.getLocalPort();
    }

    public Agi acceptAgi() throws IOException {
        return new Agi(accept(agi));
    }

    public Audio acceptAudio() throws IOException {
        return new Audio(accept(audio));
    }

    @Override
    public void close() throws IOException {
        agi.close();
        audio.close();
    }

    private static ServerSocket listen() {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server.setSoTimeout(DEADLINE_MILLIS);
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static Socket accept(ServerSocket server) throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** The AGI connection of one call. */
    public static final class Agi {

        private final Socket socket;
        private final BufferedReader reader;
        private final Map<String, String> header = new LinkedHashMap<>();

        private Agi(Socket socket) throws IOException {
            this.socket = socket;
            this.reader = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
                String[] parts = line.split(": ?", 2);
                header.put(parts[0], parts[1]);
            }
        }

        public Map<String, String> header() {
            return header;
        }

        /** Sends a command and returns the first line that comes then. */
        public String send(String command) throws IOException {
            begin(command);
            return line();
        }

        public void begin(String command) throws IOException {
            socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        }

        /** The next line; null at the end. */
        public String line() throws IOException {
            return reader.readLine();
        }

        public void release(String result) throws IOException {
            send("SET VARIABLE ATTENDANT_RESULT " + result);
            close();
        }

        public void close() throws IOException {
            socket.close();
        }
    }

    /** A message of AudioSocket. */
    public record Message(int type, byte[] payload) {}

    /** The AudioSocket connection of one call. */
    public static final class Audio {

        private final Socket socket;
        private final DataInputStream in;

        private Audio(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
        }

        public Message read() throws IOException {
            int type = in.readUnsignedByte();
            byte[] payload = new byte[in.readUnsignedShort()];
            in.readFully(payload);
            return new Message(type, payload);
        }

        /** Reads on until a message of the type. */
        public Message await(int type) throws IOException {
            Message message = read();
            while (message.type() != type) {
                message = read();
            }
            return message;
        }

        public void write(int type, byte[] payload) throws IOException {
            byte[] message = new byte[3 + payload.length];
            message[0] = (byte) type;
            message[1] = (byte) (payload.length >> 8);
            message[2] = (byte) payload.length;
            System.arraycopy(payload, 0, message, 3, payload.length);
            writeRaw(message);
        }

        public void writeRaw(byte... bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        public void terminate() throws IOException {
            write(0, new byte[0]);
        }

        public void shutdownOutput() throws IOException {
            socket.shutdownOutput();
        }

        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
