package dev.attendant.server.bench.engines;

import java.util.Optional;

/**
 * What became of one adapter.
 *
 * @param failure why its requests ended before they were all made
 */
record Result(Adapter adapter, Figures figures, Optional<String> failure) {}
