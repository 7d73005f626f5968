/** What the libraries in here take for granted and Chromium 79 does not have. Comes before them. */
const objects = Object as unknown as { hasOwn?: (object: object, key: PropertyKey) => boolean };

objects.hasOwn = objects.hasOwn ?? ((object, key) => ({}).hasOwnProperty.call(object, key));

export {};
