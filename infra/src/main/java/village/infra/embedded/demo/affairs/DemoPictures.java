package village.infra.embedded.demo.affairs;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Draws landscapes: a demo has no photographs of anybody. */
final class DemoPictures {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;

    private DemoPictures() {}

    /** What is drawn. */
    enum Scene {
        EVENING(new Color(0xFCE3B4), new Color(0xE98B6A), new Color(0x6B5B7B), new Color(0x3E4A61)),
        MORNING(new Color(0xDDF1FB), new Color(0x8EC5E8), new Color(0x6FA287), new Color(0x2F6B4F)),
        AUTUMN(new Color(0xFFF3D1), new Color(0xF5C76B), new Color(0xC98A3B), new Color(0x7A5A2A));

        private final Color light;
        private final Color sky;
        private final Color far;
        private final Color near;

        Scene(Color light, Color sky, Color far, Color near) {
            this.light = light;
            this.sky = sky;
            this.far = far;
            this.near = near;
        }
    }

    /** A JPEG of it. */
    static ByteBuffer draw(Scene scene) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, scene.sky, 0, HEIGHT, scene.light));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setPaint(scene.light);
        pen.fill(new Ellipse2D.Double(WIDTH * 0.68, HEIGHT * 0.16, 96, 96));
        hills(pen, scene.far, 0.55, 90, 0.011);
        hills(pen, mixed(scene.far, scene.near), 0.68, 60, 0.017);
        hills(pen, scene.near, 0.84, 34, 0.027);
        pen.dispose();
        return written(picture);
    }

    private static void hills(Graphics2D pen, Color colour, double base, double height, double wave) {
        var ridge = new Path2D.Double();
        ridge.moveTo(0, HEIGHT);
        for (var x = 0; x <= WIDTH; x += 8) {
            ridge.lineTo(
                    x, HEIGHT * base - height * (Math.sin(x * wave) * 0.6 + Math.sin(x * wave * 0.37 + base) * 0.4));
        }
        ridge.lineTo(WIDTH, HEIGHT);
        ridge.closePath();
        pen.setPaint(colour);
        pen.fill(ridge);
    }

    private static Color mixed(Color one, Color other) {
        return new Color(
                (one.getRed() + other.getRed()) / 2,
                (one.getGreen() + other.getGreen()) / 2,
                (one.getBlue() + other.getBlue()) / 2);
    }

    private static ByteBuffer written(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
