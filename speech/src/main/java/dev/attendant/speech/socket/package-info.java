/**
 * Recognisers that hear over a WebSocket while the caller speaks. A vendor's adapter is a
 * {@link dev.attendant.speech.socket.SocketDialect} and its {@link dev.attendant.speech.socket.Protocol}.
 */
package dev.attendant.speech.socket;
