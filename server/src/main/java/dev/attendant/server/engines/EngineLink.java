package dev.attendant.server.engines;

/**
 * An engine of a chain.
 *
 * @param name       in the configuration
 * @param atOnce whether it answers at once, with what stands in the scenario: so it cannot go on with another's words
 */
record EngineLink<E>(String name, E engine, EngineBreaker breaker, EngineCounters counters, boolean atOnce) {}
