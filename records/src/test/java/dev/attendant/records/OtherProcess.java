package dev.attendant.records;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** What a second process of this program does to the records; started by {@link TwoProcessesTest}. */
final class OtherProcess {

    private OtherProcess() {}

    static Process start(Path errors, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 5];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = "-Xmx128m";
        command[2] = "-cp";
        command[3] = System.getProperty("java.class.path");
        command[4] = OtherProcess.class.getName();
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    public static void main(String[] arguments) throws Exception {
        RecordsSettings settings = RecordsSettings.at(arguments[1]);
        UUID call = UUID.fromString(arguments[2]);
        switch (arguments[0]) {
            case "read" -> {
                try (CallHistory history = CallHistory.read(settings)) {
                    CallDetails details = history.call(call).orElseThrow();
                    System.out.println("RESULT " + details.call().result().value() + " " + details.turns().size());
                }
            }
            case "be-killed" -> {
                CallRecords records = CallRecords.open(settings);
                tell(records, new Talk(call, "reception"));
                records.flush(Duration.ofSeconds(30));
                System.out.println("RESULT written");
                System.in.read();
            }
            case "exit" -> {
                CallRecords records = CallRecords.open(settings);
                Talk talk = new Talk(call, "reception");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    tell(records, talk);
                    records.on(talk.ended(CallResult.COMPLETED));
                    records.close();
                }));
                System.exit(0);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void tell(CallRecords records, Talk talk) {
        records.on(talk.started());
        for (int turn = 1; turn <= 500; turn++) {
            records.on(talk.said(turn, Turn.Speaker.CALLER, "turn " + turn));
        }
    }
}
