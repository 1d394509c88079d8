// What changes with every frame in three dimensions. Buffers and materials stay from frame to frame: made
// anew, each would cost the graphics library a search for its program and an upload.

import {
  BufferAttribute, BufferGeometry, type CanvasTexture, GreaterDepth, InstancedInterleavedBuffer,
  InterleavedBufferAttribute, type Material, type Object3D, Points, PointsMaterial, type PointsMaterialParameters,
  type Scene, Sphere, Vector3,
} from "three";
import { LineMaterial } from "three/examples/jsm/lines/LineMaterial.js";
import { LineSegments2 } from "three/examples/jsm/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/examples/jsm/lines/LineSegmentsGeometry.js";

/** Room for numbers that grows and is used again. */
class Room {
  array = new Float32Array(192);
  n = 0; // numbers in use

  /** The next `count` numbers, to be written. */
  take(count: number): Float32Array {
    if (this.n + count > this.array.length) {
      const larger = new Float32Array(2 ** Math.ceil(Math.log2(this.n + count)));
      larger.set(this.array.subarray(0, this.n));
      this.array = larger;
    }
    this.n += count;
    return this.array.subarray(this.n - count, this.n);
  }
}

interface Pool {
  readonly room: Room;
  readonly object: Object3D & { geometry: BufferGeometry };
  readonly materials: readonly Material[];
  upload(): void;
}

export class Layer {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly scene: Scene) {}

  begin(): void {
    for (const { room } of this.pools.values()) room.n = 0;
  }

  /** Room for segments of one look: x, y, z of both ends of each. */
  segments(color: string, width: number): Room {
    return this.pool(`${color} ${width}`, () => strokes(color, width)).room;
  }

  /** Room for marks of one look: x, y, z of each; `size` in pixels of the screen. Behind a hill they are faint. */
  marks(name: string, texture: CanvasTexture, size: number): Room {
    return this.pool(`${name} ${size}`, () => stamps(texture, size, true)).room;
  }

  /** Room for the marks of a crowd, of which those behind a hill are hidden. */
  crowd(name: string, texture: CanvasTexture, size: number): Room {
    return this.pool(`${name} ${size}`, () => stamps(texture, size, false)).room;
  }

  end(): void {
    for (const { room, object, upload } of this.pools.values()) {
      object.visible = room.n > 0;
      if (room.n > 0) upload();
    }
  }

  clear(): void {
    for (const { object, materials } of this.pools.values()) {
      this.scene.remove(object);
      object.geometry.dispose();
      for (const material of materials) material.dispose();
    }
    this.pools.clear();
  }

  private pool(key: string, make: () => Pool): Pool {
    const known = this.pools.get(key);
    if (known) return known;
    const made = make();
    made.object.frustumCulled = false;
    // Given, or it would be sought among numbers that are not in use.
    made.object.geometry.boundingSphere = new Sphere(new Vector3(), 2);
    this.pools.set(key, made);
    this.scene.add(made.object);
    return made;
  }
}

function strokes(color: string, width: number): Pool {
  const room = new Room();
  const geometry = new LineSegmentsGeometry();
  const material = new LineMaterial({ color, linewidth: width });
  const object = new LineSegments2(geometry, material);
  let buffer: InstancedInterleavedBuffer | null = null;
  return {
    room, object, materials: [material],
    upload() {
      if (buffer?.array !== room.array) {
        geometry.dispose(); // of the smaller buffer on the graphics side
        buffer = new InstancedInterleavedBuffer(room.array, 6, 1);
        geometry.setAttribute("instanceStart", new InterleavedBufferAttribute(buffer, 3, 0));
        geometry.setAttribute("instanceEnd", new InterleavedBufferAttribute(buffer, 3, 3));
      }
      buffer.clearUpdateRanges();
      buffer.addUpdateRange(0, room.n);
      buffer.needsUpdate = true;
      geometry.instanceCount = room.n / 6;
    },
  };
}

// Half a side of the ground being 1: more than half a mark, less than a hill.
const NEARER = `#include <project_vertex>
  vec4 nearer = projectionMatrix * vec4(mvPosition.xyz * (1.0 - 0.12 / length(mvPosition.xyz)), 1.0);
  gl_Position.z = gl_Position.w * nearer.z / nearer.w;`;

/** Let marks stand a little before where they are: they are flat, and ground that slopes would cut them. */
export function nearer<Shader extends { vertexShader: string }>(shader: Shader): Shader {
  shader.vertexShader = shader.vertexShader.replace("#include <project_vertex>", NEARER);
  return shader;
}

function stamps(texture: CanvasTexture, size: number, isSeenThrough: boolean): Pool {
  const room = new Room();
  const geometry = new BufferGeometry();
  const look = { map: texture, size, sizeAttenuation: false, transparent: true };
  const materials: PointsMaterial[] = [];
  const points = (more: PointsMaterialParameters): Points => {
    const material = new PointsMaterial({ ...look, ...more });
    material.onBeforeCompile = nearer;
    materials.push(material);
    return new Points(geometry, material);
  };
  const object = points({ alphaTest: 0.25 });
  if (isSeenThrough) {
    const behind = points({ opacity: 0.3, depthFunc: GreaterDepth, depthWrite: false });
    behind.frustumCulled = false;
    behind.renderOrder = -1; // before its other half, which would hide it
    object.add(behind);
  }
  let attribute: BufferAttribute | null = null;
  return {
    room, object, materials,
    upload() {
      if (attribute?.array !== room.array) {
        geometry.dispose();
        attribute = new BufferAttribute(room.array, 3);
        geometry.setAttribute("position", attribute);
      }
      attribute.clearUpdateRanges();
      attribute.addUpdateRange(0, room.n);
      attribute.needsUpdate = true;
      geometry.setDrawRange(0, room.n / 3);
    },
  };
}
