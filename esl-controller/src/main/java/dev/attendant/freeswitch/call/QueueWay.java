package dev.attendant.freeswitch.call;

import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.esl.EslEvent;
import java.time.Duration;
import java.util.Optional;

/** How one of FreeSWITCH's applications takes a caller to people. On the call's virtual thread. */
sealed interface QueueWay permits CallcenterWay, FifoWay, BridgeWay, TransferWay {

    /** What the end of the application means. */
    sealed interface End {

        /** Nobody took the call. */
        record Over(TransferOutcome outcome) implements End {}

        /** An agent has been found; the bridge with them follows. */
        record AgentFound() implements End {}

        /** The caller is on the way to another place of the dialplan, or talks already. */
        record GoesOn() implements End {}
    }

    static QueueWay of(Queues queues, String queue, CallSocket socket) {
        String argument = queues.argument(queue);
        return switch (queues.application()) {
            case CALLCENTER -> new CallcenterWay(socket, argument);
            case FIFO -> new FifoWay(socket, argument);
            case BRIDGE -> new BridgeWay(socket, argument);
            case TRANSFER -> new TransferWay(socket, argument);
        };
    }

    /** Why it is not even begun: nobody is there, or FreeSWITCH does not know the queue. */
    Optional<TransferOutcome> hopeless();

    /** Starts the application; returns the name that its end will be told by. */
    String begin();

    /** What the application's end means. @param event tells the channel's variables */
    End ended(EslEvent event, Duration waited);

    /** The agent, as FreeSWITCH names them; empty when it does not tell. @param bridge tells of the caller's channel */
    String agent(EslEvent bridge);
}
