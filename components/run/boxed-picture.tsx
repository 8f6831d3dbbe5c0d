import { clsx } from 'clsx';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * A stored picture on a light plate, each digit of it framed. The frames are drawn in the picture's own pixels, so that
 * they stay right at any size.
 *
 * @param size of the upright original in pixels: the boxes lie in it
 * @param strong which box is the one that is spoken of; the others are fainter
 */
export function BoxedPicture({
  src,
  alt,
  size,
  boxes,
  strong,
  className,
}: {
  src: string;
  alt: string;
  size: { width: number; height: number };
  boxes: readonly Box[];
  strong: number;
  className?: string;
}) {
  const line = Math.max(size.width, size.height) / 120;
  return (
    <div
      className={clsx('relative overflow-hidden rounded border border-line-strong bg-plate', className)}
      style={{ aspectRatio: `${size.width} / ${size.height}` }}
    >
      <picture>
        <img src={src} alt={alt} className="absolute inset-0 h-full w-full" decoding="async" />
      </picture>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${size.width} ${size.height}`}
        className="absolute inset-0 h-full w-full"
        fill="none"
      >
        {boxes.map((box, index) => (
          <rect
            key={`${box.left} ${box.top}`}
            x={box.left}
            y={box.top}
            width={box.width}
            height={box.height}
            stroke="#1d4ed8"
            strokeWidth={line}
            strokeOpacity={index === strong ? 1 : 0.5}
            strokeDasharray={index === strong ? undefined : `${line * 3} ${line * 2}`}
          />
        ))}
      </svg>
    </div>
  );
}
