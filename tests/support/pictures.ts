import sharp from 'sharp';

/** A photograph-like test picture: its quarters are red, green, blue and white from the top left. */
export async function picture({
  width,
  height,
  format = 'png',
  orientation,
  gps = false,
}: {
  width: number;
  height: number;
  format?: 'png' | 'jpeg' | 'webp';
  orientation?: number;
  gps?: boolean;
}): Promise<Buffer> {
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
  const quarter = (background: string, left: number, top: number) => ({
    input: { create: { width: w, height: h, channels: 3 as const, background } },
    left,
    top,
  });
  const image = sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite([
    quarter('#ff0000', 0, 0),
    quarter('#00ff00', w, 0),
    quarter('#0000ff', 0, h),
  ]);
  const exif = gps
    ? {
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '30/1 35/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '114/1 18/1 0/1',
        },
      }
    : undefined;
  const tagged = exif ? image.withExif(exif) : image;
  return tagged
    .withMetadata(orientation ? { orientation } : {})
    .toFormat(format, { quality: 95 })
    .toBuffer();
}
