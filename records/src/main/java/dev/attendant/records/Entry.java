package dev.attendant.records;

import dev.attendant.conversation.CallEvent;
import java.util.UUID;

/** What waits to be written. Its number is its place in the order, and makes writing it twice harmless. */
sealed interface Entry {

    long number();

    UUID call();

    record Happened(long number, CallEvent event) implements Entry {
        @Override
        public UUID call() {
            return event.call();
        }
    }

    record Recorded(long number, UUID call, String path) implements Entry {}

    /** Whether a call's record is wrong without it; the rest only tells how it went. */
    default boolean essential() {
        return switch (this) {
            case Recorded r -> true;
            case Happened happened -> switch (happened.event()) {
                case CallEvent.Started e -> true;
                case CallEvent.TurnTaken e -> true;
                case CallEvent.Noted e -> true;
                case CallEvent.TransferBegan e -> true;
                case CallEvent.TransferEnded e -> true;
                case CallEvent.Ended e -> true;
                case CallEvent.LineOpened e -> false;
                case CallEvent.Greeted e -> false;
                case CallEvent.BargedIn e -> false;
                case CallEvent.Resumed e -> false;
                case CallEvent.ToolUsed e -> false;
                case CallEvent.Failed e -> false;
                case CallEvent.MenuOffered e -> false;
            };
        };
    }
}
