// Prints what a QR code says, given its size and the path of its dark modules.
import jsQR from "jsqr";

const scale = 4;
const [size, path] = process.argv.slice(2);
const width = size * scale;
const pixels = new Uint8ClampedArray(width * width * 4).fill(255);

for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
  for (let i = 0; i < scale * scale; i++) {
    const at = 4 * ((y * scale + Math.floor(i / scale)) * width + x * scale + (i % scale));
    pixels.fill(0, at, at + 3);
  }
}

console.log(jsQR(pixels, width, width)?.data);
