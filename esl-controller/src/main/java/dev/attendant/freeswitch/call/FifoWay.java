package dev.attendant.freeswitch.call;

import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslReply;
import dev.attendant.freeswitch.esl.EslText;
import java.time.Duration;
import java.util.Optional;

/**
 * The application {@code fifo} ({@code mod_fifo.c}). It ends when an agent is found. The agent's channel is the one
 * that bridges, so that the caller's variables do not go there by themselves. After the agent's hang-up the caller is
 * hung up, unless the dialplan has set {@code transfer_after_bridge}.
 *
 * @param fifo its name
 */
record FifoWay(CallSocket socket, String fifo) implements QueueWay {

    private static final int CONSUMERS = 1;
    private static final int MEMBERS = 3;

    /** {@code fifo} would make a queue of any name, and let the caller wait where nobody comes. */
    @Override
    public Optional<TransferOutcome> hopeless() {
        EslReply count = socket.api("fifo", "count", fifo);
        if (count.text().contains("Command not found")) {
            return Optional.of(new TransferOutcome.Failed("FreeSWITCH has no fifo; load mod_fifo"));
        }
        if (count.text().equals("none")) {
            return Optional.of(new TransferOutcome.Failed("FreeSWITCH has no fifo " + fifo
                    + "; it is there once fifo.conf.xml names it, or an agent has logged in"));
        }
        // name, agents who wait on the phone, callers, agents who are called, …
        String[] columns = count.text().split(":");
        boolean deserted = columns.length > MEMBERS && columns[CONSUMERS].equals("0") && columns[MEMBERS].equals("0");
        return deserted ? Optional.of(new TransferOutcome.NoAgents()) : Optional.empty();
    }

    @Override
    public String begin() {
        return socket.execute("fifo", fifo + " in");
    }

    @Override
    public End ended(EslEvent event, Duration waited) {
        return new End.AgentFound();
    }

    /** Of the agent there is only the channel's UUID. What their phone shall show is handed on now. */
    @Override
    public String agent(EslEvent bridge) {
        String uuid = bridge.variable("fifo_target");
        if (!uuid.matches("[0-9a-fA-F-]{36}")) {
            return "";
        }
        for (String variable : new String[] {"attendant_queue", "attendant_summary"}) {
            socket.api("uuid_setvar", uuid, variable, EslText.literal(bridge.variable(variable)));
        }
        EslReply name = socket.api("uuid_getvar", uuid, "channel_name");
        return name.isOk() && !name.text().equals("_undef_") ? name.text() : "";
    }
}
