package dev.attendant.asterisk.agi;

import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import java.time.Duration;

/** Runs Asterisk's {@code Queue} application and tells how it ended. */
final class AsteriskQueue {

    private final AgiConnection agi;

    AsteriskQueue(AgiConnection agi) {
        this.agi = agi;
    }

    /** Blocks until the caller is out of the queue, or the talk with the agent is over. The channel must live. */
    TransferOutcome run(Transfer transfer) {
        String queue = transfer.queue();
        // a comma would begin the next argument of Queue
        if (queue.indexOf(',') >= 0 || !AgiCommand.fitting(queue).equals(queue)) {
            return noSuch(queue);
        }
        for (String variable : new String[] {"QUEUESTATUS", "MEMBERINTERFACE", "QEHOLDTIME"}) {
            agi.set(variable, "");
        }
        long began = System.nanoTime();
        // with c the caller is still ours when the agent hangs up
        AgiReply reply =
                agi.send("EXEC", "Queue", queue + ",c,,," + transfer.patience().toSeconds()).join();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (reply.equals(AgiReply.CLOSED)) {
            return new TransferOutcome.Failed("Asterisk closed the connection");
        }
        if (reply.number() == -2) {
            return new TransferOutcome.Failed("Asterisk has no Queue application; load app_queue.so");
        }
        String member = agi.variable("MEMBERINTERFACE");
        String status = agi.variable("QUEUESTATUS");
        if (!member.isEmpty() || status.equals("CONTINUE")) {
            return new TransferOutcome.Connected(member, took.minus(held(took)));
        }
        return switch (status) {
            case "TIMEOUT" -> new TransferOutcome.TimedOut(took);
            case "JOINEMPTY", "LEAVEEMPTY", "JOINUNAVAIL", "LEAVEUNAVAIL" -> new TransferOutcome.NoAgents();
            case "FULL" -> new TransferOutcome.Failed("the queue " + queue + " is full");
            case "UNKNOWN" -> noSuch(queue);
            default -> agi.isChannelAlive()
                    ? new TransferOutcome.Failed("Queue ended with " + reply.result() + " " + status)
                    : new TransferOutcome.CallerLeft();
        };
    }

    private static TransferOutcome noSuch(String queue) {
        return new TransferOutcome.Failed("Asterisk has no queue " + queue);
    }

    /** How long the caller waited for the agent: whole seconds, where {@code setqueueentryvar=yes}. */
    private Duration held(Duration took) {
        String seconds = agi.variable("QEHOLDTIME");
        return seconds.matches("\\d{1,6}") && Long.parseLong(seconds) <= took.toSeconds()
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }
}
