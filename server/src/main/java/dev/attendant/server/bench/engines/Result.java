package dev.attendant.server.bench.engines;

import java.util.Optional;

/**
 * What became of one adapter.
 *
 * @param name    such as {@code model openai}
 * @param failure why its requests ended before they were all made
 */
record Result(String name, Figures figures, Optional<String> failure) {}
