/** Models that an operator supplies, run in ONNX Runtime: optional, and built with {@code -Ponnx} only. */
package dev.attendant.onnx;
