package org.sonaffect.acoustics.dsp;

/**
 * Single-precision logarithms and exponential to the bit (docs/spec/float-math.md §M2 to §M4, §M8):
 * table-driven, double inside, one rounding at the end. They equal glibc 2.36 on x86-64 for every
 * float; the algorithms are those of Arm's Optimized Routines.
 */
public final class FloatMath {
  /** Bits of floats: one, the smallest that is not subnormal, infinity. */
  private static final int ONE = 0x3f800000;

  private static final int SMALLEST_NORMAL = 0x00800000;
  private static final int INFINITY = 0x7f800000;
  private static final int MANTISSA = 0x007fffff;

  /** Where logf's range of mantissas begins, and the bits of the exponent. */
  private static final int OFFSET = 0x3f330000;

  private static final int EXPONENT = 0xff800000;

  /** Of logf (docs/spec/float-math.md §M2): L, A0 to A2, invc, logc. */
  private static final double LN2 = 0x1.62e42fefa39efp-1;

  private static final double A0 = -0x1.00ea348b88334p-2;
  private static final double A1 = 0x1.5575b0be00b6ap-2;
  private static final double A2 = -0x1.ffffef20a4123p-2;

  private static final double[] INVERSE = {
    0x1.661ec79f8f3bep+0, 0x1.571ed4aaf883dp+0, 0x1.49539f0f010b0p+0, 0x1.3c995b0b80385p+0,
    0x1.30d190c8864a5p+0, 0x1.25e227b0b8ea0p+0, 0x1.1bb4a4a1a343fp+0, 0x1.12358f08ae5bap+0,
    0x1.0953f419900a7p+0, 0x1.0000000000000p+0, 0x1.e608cfd9a47acp-1, 0x1.ca4b31f026aa0p-1,
    0x1.b2036576afce6p-1, 0x1.9c2d163a1aa2dp-1, 0x1.886e6037841edp-1, 0x1.767dcf5534862p-1,
  };
  private static final double[] LOG = {
    -0x1.57bf7808caadep-2, -0x1.2bef0a7c06ddbp-2, -0x1.01eae7f513a67p-2, -0x1.b31d8a68224e9p-3,
    -0x1.6574f0ac07758p-3, -0x1.1aa2bc79c8100p-3, -0x1.a4e76ce8c0e5ep-4, -0x1.1973c5a611cccp-4,
    -0x1.252f438e10c1ep-5, 0.0, 0x1.aa5aa5df25984p-5, 0x1.c5e53aa362eb4p-4,
    0x1.526e57720db08p-3, 0x1.bc2860d224770p-3, 0x1.1058bc8a07ee1p-2, 0x1.4043057b6ee09p-2,
  };

  /** Of expf (docs/spec/float-math.md §M3): K, S, C0 to C2, T. */
  private static final double K = 0x1.71547652b82fep+5;

  private static final double SHIFT = 0x1.8p52;
  private static final double C0 = 0x1.c6af84b912394p-20;
  private static final double C1 = 0x1.ebfce50fac4f3p-13;
  private static final double C2 = 0x1.62e42ff0c52d6p-6;

  /** Bits of the double nearest 2^(j/32), minus j shifted left by 47. */
  private static final long[] POWER = {
    0x3ff0000000000000L, 0x3fefd9b0d3158574L, 0x3fefb5586cf9890fL, 0x3fef9301d0125b51L,
    0x3fef72b83c7d517bL, 0x3fef54873168b9aaL, 0x3fef387a6e756238L, 0x3fef1e9df51fdee1L,
    0x3fef06fe0a31b715L, 0x3feef1a7373aa9cbL, 0x3feedea64c123422L, 0x3feece086061892dL,
    0x3feebfdad5362a27L, 0x3feeb42b569d4f82L, 0x3feeab07dd485429L, 0x3feea47eb03a5585L,
    0x3feea09e667f3bcdL, 0x3fee9f75e8ec5f74L, 0x3feea11473eb0187L, 0x3feea589994cce13L,
    0x3feeace5422aa0dbL, 0x3feeb737b0cdc5e5L, 0x3feec49182a3f090L, 0x3feed503b23e255dL,
    0x3feee89f995ad3adL, 0x3feeff76f2fb5e47L, 0x3fef199bdd85529cL, 0x3fef3720dcef9069L,
    0x3fef5818dcfba487L, 0x3fef7c97337b9b5fL, 0x3fefa4afa2a490daL, 0x3fefd0765b6e4540L,
  };

  /** Of log10f (docs/spec/float-math.md §M8): 1 / ln 10, and log10 2 in two parts. */
  private static final float PER_LN10 = Float.intBitsToFloat(0x3ede5bd9);

  private static final float LOG10_2_HIGH = Float.intBitsToFloat(0x3e9a2080);
  private static final float LOG10_2_LOW = Float.intBitsToFloat(0x355427db);

  /** Above this expf is infinite, below it is 0, or the smallest float. */
  private static final float OVERFLOW = 0x1.62e42ep6f;

  private static final float ZERO = -0x1.9fe368p6f;
  private static final float SMALLEST = -0x1.9d1d9ep6f;

  private FloatMath() {}

  /** Natural logarithm of a float: -infinity at 0, NaN below (docs/spec/float-math.md §M2). */
  public static float logf(float x) {
    int u = Float.floatToRawIntBits(x);
    if (u == ONE) {
      return 0f;
    }
    if (u < SMALLEST_NORMAL || u >= INFINITY) { // zero, subnormal, negative, infinite or NaN
      if (x == 0f) {
        return Float.NEGATIVE_INFINITY;
      }
      if (!(x > 0f)) {
        return Float.NaN;
      }
      if (u == INFINITY) {
        return x;
      }
      u = Float.floatToRawIntBits(x * 0x1p23f) - (23 << 23);
    }
    int t = u - OFFSET;
    int i = (t >>> 19) & 15;
    double z = Float.intBitsToFloat(u - (t & EXPONENT));
    double r = z * INVERSE[i] - 1.0;
    double y0 = (t >> 23) * LN2 + LOG[i];
    double r2 = r * r;
    double p = A0 * r2 + (A1 * r + A2);
    return (float) (p * r2 + (y0 + r));
  }

  /** Decimal logarithm of a finite float above 0 (docs/spec/float-math.md §M8). */
  public static float log10f(float x) {
    int k = 0;
    float normal = x;
    if (Float.floatToRawIntBits(x) < SMALLEST_NORMAL) {
      normal = x * 0x1p25f;
      k = -25;
    }
    k += Math.getExponent(normal);
    int i = k < 0 ? 1 : 0;
    float y = k + i;
    float u = Float.intBitsToFloat(Float.floatToRawIntBits(normal) & MANTISSA | (127 - i) << 23);
    float z = y * LOG10_2_LOW + PER_LN10 * logf(u);
    return z + y * LOG10_2_HIGH;
  }

  /** e to the power of a float (docs/spec/float-math.md §M3). */
  public static float expf(float x) {
    if (Float.isNaN(x)) {
      return x;
    }
    if (x > OVERFLOW) {
      return Float.POSITIVE_INFINITY;
    }
    if (x < ZERO) {
      return 0f;
    }
    if (x < SMALLEST) {
      return Float.MIN_VALUE;
    }
    // The two arguments of 2^32 where fused and separate rounding part; the reference fuses
    // (docs/spec/float-math.md §M4).
    if (x == 32.564632f) {
      return 0x1.f93e38p46f;
    }
    if (x == -63.09946f) {
      return 0x1.f45326p-92f;
    }
    double q = K * x + SHIFT;
    long b = Double.doubleToRawLongBits(q);
    double r = K * x - (q - SHIFT);
    double scale = Double.longBitsToDouble(POWER[(int) (b & 31)] + (b << 47));
    double r2 = r * r;
    return (float) (((C0 * r + C1) * r2 + (C2 * r + 1.0)) * scale);
  }
}
