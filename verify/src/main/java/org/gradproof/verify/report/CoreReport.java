package org.gradproof.verify.report;

/**
 * How core's function compares with a derivation's last line.
 *
 * @param function class and method
 * @param maxUlp the largest error in ulp of the result; the largest double where it is infinite
 * @param rmsUlp the root mean square error in ulp
 * @param worstAt where the largest stood, for a person
 * @param samples how many points were compared
 * @param met whether it stays within core's documented error
 */
public record CoreReport(String function, double maxUlp, double rmsUlp, String worstAt, int samples, boolean met) {}
