package org.sonaffect.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioOptions;

/** Ten seconds of what is measured: a reference clip, repeated. */
public enum Sound {
  /** Speech, 69 % of its frames voiced. */
  SPEECH_16K("speech.wav", 16000, 1024),
  /** The same speech, resampled. */
  SPEECH_44K("speech.wav", 44100, 4096),
  /** Chords. */
  MUSIC_44K("music.wav", 44100, 4096);

  private static final int SECONDS = 10;

  private final String resource;
  private final int rate;
  private final int fft;

  Sound(String resource, int rate, int fft) {
    this.resource = resource;
    this.rate = rate;
    this.fft = fft;
  }

  /** Size of the FFT that is the yardstick at this rate: that of a 60 ms frame. */
  public int fft() {
    return fft;
  }

  /** Frames of 60 ms in the clip. */
  public int frames() {
    return (SECONDS * rate - rate * 60 / 1000) / (rate / 100) + 1;
  }

  /** The clip. */
  public Clip clip() {
    try (InputStream in = Objects.requireNonNull(Sound.class.getResourceAsStream(resource))) {
      Clip once = Audio.read(Audio.open(in, AudioOptions.DEFAULT));
      float[] sound = resampled(once);
      float[] samples = Arrays.copyOf(sound, SECONDS * rate);
      for (int i = sound.length; i < samples.length; i++) {
        samples[i] = samples[i - sound.length];
      }
      return new Clip(samples, rate);
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  /** Cubic interpolation; good enough to keep voiced speech voiced. */
  private float[] resampled(Clip clip) {
    float[] x = clip.samples();
    int from = clip.sampleRate();
    if (from == rate) {
      return x;
    }
    float[] y = new float[(int) ((long) x.length * rate / from)];
    int last = x.length - 1;
    for (int i = 0; i < y.length; i++) {
      double at = (double) i * from / rate;
      int k = (int) at;
      double f = at - k;
      double a = x[Math.max(0, k - 1)];
      double b = x[k];
      double c = x[Math.min(last, k + 1)];
      double d = x[Math.min(last, k + 2)];
      double curve = 2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a);
      y[i] = (float) (b + 0.5 * f * (c - a + f * curve));
    }
    return y;
  }
}
