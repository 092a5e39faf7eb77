package village.infra.fault;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture that no compression makes small. */
final class NoisyPicture {
    private NoisyPicture() {}

    static byte[] png(int side) throws IOException {
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var chance = new Random(side);
        for (var x = 0; x < side; x++) {
            for (var y = 0; y < side; y++) {
                picture.setRGB(x, y, chance.nextInt(1 << 24));
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
