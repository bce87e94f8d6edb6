package dev.attendant.server.tune;

/**
 * The attendant fell silent for the caller.
 *
 * @param answer which of its stretches it did not finish
 * @param meant  whether the caller meant it; otherwise the attendant went on
 */
record Stop(int answer, boolean meant) {}
