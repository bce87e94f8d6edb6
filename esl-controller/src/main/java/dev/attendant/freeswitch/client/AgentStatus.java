package dev.attendant.freeswitch.client;

import java.util.Arrays;

/** Whether an agent of callcenter is at work, as {@code AGENT_STATUS_CHART} in {@code mod_callcenter.c} has it. */
public enum AgentStatus {
    AVAILABLE("Available"),
    /** For one call; then they are idle until they say otherwise. */
    AVAILABLE_ON_DEMAND("Available (On Demand)"),
    ON_BREAK("On Break"),
    LOGGED_OUT("Logged Out"),
    /** What FreeSWITCH tells is none of these. */
    UNKNOWN("Unknown");

    private final String text;

    AgentStatus(String text) {
        this.text = text;
    }

    static AgentStatus of(String text) {
        return Arrays.stream(values()).filter(status -> status.text.equals(text)).findFirst().orElse(UNKNOWN);
    }

    /** Whether a call may be offered to them. */
    public boolean takesCalls() {
        return this == AVAILABLE || this == AVAILABLE_ON_DEMAND;
    }

    /** In FreeSWITCH's own words. */
    @Override
    public String toString() {
        return text;
    }
}
